# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The steps of a registration, as a person takes them in the window."""

import json

from service import REGISTER
from words import Words

ENGLISH = Words()
CLIENT_ID = "nTo1eRIub60vPb54WeE6aojPwYwImtl4"
GENDERS = ("Not stated", "Female", "Male", "Confidential")

# The example of the interface description: label, what is typed, member of the body.
EXAMPLE = (
    ("Username", "zhangsan", "user_name"),
    ("Full name", "张三", "name"),
    ("Mobile number", "15201657315", "mobile"),
    ("Verification code", None, "verify_code"),
    ("Email", "15201657315@qq.com", "email"),
    ("Password", "QWE@qwe123", "pwd"),
    ("Avatar address",
     "https://thirdwx.qlogo.cn/mmopen/vi_32/Q0j4TwGTfTIQ8QOTSn3y4cYHLlMC3sv6RCBmeMkxtOog47Zr3v2"
     "Afbqc2bmP0WibUIUskX39eJlJ",
     "head_img"),
    ("Gender", "Male", "attr_gender"),
    ("Birthday", "2022-02-17", "attr_birthday"),
    ("Nickname", "张三", "attr_nick_name"),
    ("Mailing address", "湖北省武汉市", "mailing_address"),
    ("Postal code", "430000", "zip_code"),
    ("First name", "zhangsan", "first_name"),
    ("Middle name", "zhangsan", "middle_name"),
    ("Last name", "zhangsan", "last_name"),
    ("Industry", "事业单位", "industry"),
)
SENT = {"Male": "male"}
ATTRIBUTE = ("age", "18")
MOBILE = "15201657315"


def example_body(code):
    """Returns the example's body with the code that was sent."""
    body = {
        member: code if text is None else SENT.get(text, text) for _, text, member in EXAMPLE
    }
    return body | {"extension": {ATTRIBUTE[0]: ATTRIBUTE[1]}}


def set_up(program, service, words=ENGLISH):
    """Tells the program its server on the first page."""
    program.type(words("Server address"), service.url)
    program.type(words("Client ID"), CLIENT_ID)
    program.press(words("Connect"))


def fill_example(program, words=ENGLISH):
    """Fills in every field of the example."""
    for label, text, _ in EXAMPLE:
        if label == "Gender":
            program.choose(words(label), words(text), GENDERS.index(text))
        elif text is not None:
            program.type(words(label), text)
    program.press(words("Add Attribute"))
    program.type(words("Attribute name"), ATTRIBUTE[0])
    program.type(words("Attribute value"), ATTRIBUTE[1])


def fill_mobile(program, mobile, words=ENGLISH):
    """Fills in the number alone."""
    program.type(words("Mobile number"), mobile)


def go_to_review(program, words=ENGLISH):
    """Leaves the form."""
    program.press(words("Continue"))
    program.find(words("Send Code"))


def ask_for_puzzle(program, words=ENGLISH):
    """Leaves the review."""
    program.press(words("Send Code"))
    program.find(words("Puzzle piece position"))


def solve_puzzle(program, service, words=ENGLISH):
    """Moves the piece to where the service says the hole is."""
    program.slide(words("Puzzle piece position"), service.wait_puzzle())
    program.press(words("Check"))
    program.find(words("Verification code"))


def enter_code(program, service, mobile, words=ENGLISH):
    """Types the code that the service sent; returns it."""
    code = service.wait_code(mobile)
    program.type(words("Verification code"), code)
    return code


def reach_code(program, service, mobile, words=ENGLISH):
    """Goes from the filled form to the typed code; returns the code."""
    go_to_review(program, words)
    ask_for_puzzle(program, words)
    solve_puzzle(program, service, words)
    return enter_code(program, service, mobile, words)


def last_body(service):
    """Returns the last registration's body, its members in the order of the bytes."""
    return json.loads(service.requests(REGISTER)[-1]["body"])


def last_headers(service):
    """Returns the last registration's headers, their names in lower case."""
    headers = service.requests(REGISTER)[-1]["headers"]
    return {name.lower(): value for name, value in headers.items()}
