# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The full example of the interface description, from the window to the bytes and the keyring."""

import ipaddress
import json
from datetime import datetime, timedelta, timezone

import scene
from service import REGISTER
from steps import (CLIENT_ID, MOBILE, example_body, fill_example, last_body, last_headers,
                   reach_code)

ANSWER = {
    "status": "SUCCESS",
    "expire": 43200,
    "session_token": "LGTiTNVDFPlpefV3F3Hla7RUFTqInsqa",
    "id_token": "LGTiTNVDFPlpefV3F3Hla7RUFTqInsqa.xsdasd.sdasdas",
}
HEADERS = ("x-operating-sys-version", "x-device-fingerprint", "x-device-ip", "x-agent", "x-l",
           "x-client-id")


def check_headers(tap, service):
    """Checks the six headers of the description."""
    headers = last_headers(service)
    for name in HEADERS:
        value = headers.get(name, "")
        tap.ok(value != "" and value.isascii(), f"{name} is there", value)
    tap.equal(headers.get("x-l"), "en", "X-L names English")
    tap.equal(headers.get("x-client-id"), CLIENT_ID, "X-client-id is the client's")
    tap.ok(ipaddress.ip_address(headers.get("x-device-ip", "")) is not None, "X-device-ip is one")
    tap.ok(headers.get("content-type", "").startswith("application/json"), "the body is JSON")
    prints = {
        {name.lower(): value for name, value in entry["headers"].items()}["x-device-fingerprint"]
        for call in ("captcha", "captcha/verify", "sms/send", REGISTER)
        for entry in service.requests(call)
    }
    tap.equal(len(prints), 1, "the fingerprint is the same in every call")


def register_example(program, service):
    """Fills in the example and registers; returns the code."""
    fill_example(program)
    code = reach_code(program, service, MOBILE)
    program.press("Register")
    program.wait_text("You are registered")
    return code


def request_is_the_example(tap, program, service, _desktop):
    """Compares what the service received with the description."""
    code = register_example(program, service)
    body = last_body(service)
    wanted = example_body(code)
    tap.equal(body, wanted, "the body is the example's")
    tap.equal(list(body), list(wanted), "its members come in the example's order")
    check_headers(tap, service)
    verified = json.loads(service.requests("captcha/verify")[-1]["body"])
    sent = json.loads(service.requests("sms/send")[-1]["body"])
    tap.equal(verified["sender"], MOBILE, "the puzzle was checked for the number")
    tap.equal((sent["mobile"], sent["type"]), (MOBILE, "REGISTER_SMS"), "the SMS went to it")


def answer_reaches_the_keyring(tap, program, service, desktop):
    """Lets the service answer as the description shows, and reads the keyring."""
    service.set_fault(REGISTER, "body=" + json.dumps(ANSWER, separators=(",", ":")))
    before = datetime.now(timezone.utc)
    register_example(program, service)
    service.set_fault(REGISTER)
    secret = json.loads(desktop.lookup_secret(service.url))
    tap.equal(sorted(secret), ["expires_at", "id_token", "session_token", "user_name"],
              "the secret has its four members")
    for member in ("session_token", "id_token"):
        tap.equal(secret.get(member), ANSWER[member], f"{member} is the service's")
    tap.equal(secret.get("user_name"), "zhangsan", "user_name is the person's")
    expires = datetime.fromisoformat(secret["expires_at"].replace("Z", "+00:00"))
    late = expires - before - timedelta(seconds=ANSWER["expire"])
    tap.ok(timedelta(0) - timedelta(seconds=1) <= late <= timedelta(seconds=120),
           "expires_at is the service's time from now", secret["expires_at"])


if __name__ == "__main__":
    scene.run([request_is_the_example, answer_reaches_the_keyring])
