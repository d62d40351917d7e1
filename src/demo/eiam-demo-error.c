/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-error.h"

#include "eiam-demo-json.h"

/*
 * What the service says when it refuses a call. These are the answers of a
 * server in the server's two languages, so gettext has no part in them.
 */
typedef struct {
  unsigned int  status;
  const char   *code;
  const char   *english;
  const char   *chinese;
} Message;

static const Message messages[EIAM_DEMO_N_ERRORS] = {
  [EIAM_DEMO_ERROR_BLANK] = { 400, "SDK.COMMON.1001", "Parameter {0} cannot be left blank.",
                              "参数{0}不能为空。" },
  [EIAM_DEMO_ERROR_FORMAT] = { 400, "SDK.COMMON.1002", "Parameter {0} has a wrong format.",
                               "参数{0}格式不正确。" },
  [EIAM_DEMO_ERROR_DEVICE] = { 400, "SDK.COMMON.1003", "The device information is incomplete.",
                               "设备信息不完整。" },
  [EIAM_DEMO_ERROR_EXPIRED] = { 400, "SDK.COMMON.1005", "{0} has expired.", "{0}已失效。" },
  [EIAM_DEMO_ERROR_WRONG] = { 400, "SDK.COMMON.1006", "Parameter {0} is wrong.",
                              "参数{0}错误。" },
  [EIAM_DEMO_ERROR_TYPE] = { 400, "SDK.COMMON.1007", "Parameter {0} is of the wrong type.",
                             "参数{0}类型错误。" },
  [EIAM_DEMO_ERROR_BUSY] = { 500, "SDK.COMMON.1008", "The system is busy. Try again later.",
                             "系统繁忙，请稍后再试。" },
  [EIAM_DEMO_ERROR_CLIENT] = { 400, "SDK.COMMON.1012", "There is no application with this ID.",
                               "应用不存在。" },
  [EIAM_DEMO_ERROR_PUZZLE] = { 400, "IDAAS.SDK.CAPTCHA.0002",
                               "The puzzle piece is not in its place.", "拼图位置不正确。" },
  [EIAM_DEMO_ERROR_TICKET_BLANK] = { 400, "PARAM.0008", "The captcha token is required.",
                                     "缺少人机验证凭证。" },
  [EIAM_DEMO_ERROR_TICKET_EXPIRED] = { 400, "CAPTCHA.0003", "The captcha token has expired.",
                                       "人机验证凭证已过期。" },
  [EIAM_DEMO_ERROR_TICKET_UNKNOWN] = { 400, "CAPTCHA.0004", "The captcha token is not valid.",
                                       "人机验证凭证无效。" },
  [EIAM_DEMO_ERROR_TOO_OFTEN] = { 429, "IDAAS.SDK.CAPTCHA.0006",
                                  "The code was not sent. Try again in {0} seconds.",
                                  "验证码发送失败，请在{0}秒后重试。" },
  [EIAM_DEMO_ERROR_CODE] = { 400, "IDAAS.SDK.CAPTCHA.0007", "The verification code is wrong.",
                             "验证码错误。" },
  [EIAM_DEMO_ERROR_USER_NAME_TAKEN] = { 400, "USER.0029", "The user name exists already.",
                                        "用户名已存在。" },
  [EIAM_DEMO_ERROR_MOBILE_TAKEN] = { 400, "USER.0030", "The mobile number exists already.",
                                     "手机号已存在。" },
  [EIAM_DEMO_ERROR_EMAIL_TAKEN] = { 400, "USER.0031", "The email address exists already.",
                                    "邮箱已存在。" },
  [EIAM_DEMO_ERROR_PASSWORD_BLANK] = { 400, "PWD.0001", "The password is empty.",
                                       "密码不能为空。" },
  [EIAM_DEMO_ERROR_PASSWORD_LENGTH] = { 400, "PWD.0002",
                                        "The password must have {0} characters.",
                                        "密码长度必须为{0}个字符。" },
  [EIAM_DEMO_ERROR_PASSWORD_IS_NAME] = { 400, "PWD.0003", "The password equals the user name.",
                                         "密码不能与用户名相同。" },
  [EIAM_DEMO_ERROR_PASSWORD_REVERSED] = { 400, "PWD.0004",
                                          "The password is the user name backwards.",
                                          "密码不能是用户名的倒序。" },
  [EIAM_DEMO_ERROR_PASSWORD_RULE] = { 400, "PWD.0005", "The password breaks a rule: {0}.",
                                      "密码不符合规则：{0}。" },
  [EIAM_DEMO_ERROR_PASSWORD_WEAK] = { 400, "PWD.0006", "The password is too easy to guess.",
                                      "密码过于简单。" },
  [EIAM_DEMO_ERROR_PATH] = { 404, "SDK.COMMON.1006", "There is no call {0}.", "接口{0}不存在。" },
  [EIAM_DEMO_ERROR_METHOD] = { 405, "SDK.COMMON.1006", "The method must be {0}.",
                               "请求方法必须为{0}。" },
  [EIAM_DEMO_ERROR_TOO_LARGE] = { 413, "SDK.COMMON.1006", "The request is too large.",
                                  "请求过大。" },
};

G_DEFINE_QUARK (eiam-demo-error-quark, eiam_demo_error)

static const Message *
find_message (const GError *error)
{
  if (error->domain != EIAM_DEMO_ERROR || error->code < 0 || error->code >= EIAM_DEMO_N_ERRORS)
    return &messages[EIAM_DEMO_ERROR_BUSY];
  return &messages[error->code];
}

/**
 * eiam_demo_error_get_status:
 * @error: why a call was refused
 *
 * Returns: the HTTP status that goes with @error
 */
unsigned int
eiam_demo_error_get_status (const GError *error)
{
  g_return_val_if_fail (error != NULL, 500);

  return find_message (error)->status;
}

/**
 * eiam_demo_error_to_json:
 * @error: why a call was refused
 * @language: (nullable): the `X-L` header; anything but Chinese reads English
 *
 * Returns: (transfer full): the error envelope
 */
char *
eiam_demo_error_to_json (const GError *error,
                         const char   *language)
{
  const Message *message = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  message = find_message (error);
  name = g_utf8_make_valid (error->message, -1);
  if (language != NULL && g_ascii_strncasecmp (language, "zh", 2) == 0)
    text = g_string_new (message->chinese);
  else
    text = g_string_new (message->english);
  g_string_replace (text, "{0}", name, 1);

  return eiam_demo_json_envelope (message->code, text->str);
}
