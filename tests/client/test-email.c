/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-error.h"
#include "eiam-field.h"
#include "eiam-test-utils.h"

/* Fields whose text has a form of its own. */

static void
check_all (EiamField           field,
           const char * const *texts,
           gboolean            accepted)
{
  for (; *texts != NULL; texts++)
    {
      g_autoptr (GError) error = NULL;
      gboolean result = eiam_field_check (field, *texts, FALSE, &error);

      if (result != accepted)
        g_error ("%s: “%s” was %s", eiam_field_get_info (field)->key, *texts,
                 result ? "accepted" : "refused");
      if (!accepted)
        eiam_test_assert_error (error, EIAM_ERROR_INVALID_INPUT, eiam_field_get_info (field)->key);
      eiam_test_print_row (eiam_field_get_info (field)->key, *texts,
                           accepted ? "accepted" : error->message);
    }
}

static void
test_email (void)
{
  static const char * const accepted[] = {
    "", "15201657315@qq.com", "name@example.com", " name@example.com ", "NAME@EXAMPLE.COM",
    "first.last@example.com", "first+tag@example.com", "o'brien@example.co.uk", "a@b.c",
    "张三@例子.中国", "имя@пример.рф", "user@xn--fiqs8s.xn--fiqz9s", "_@example.com",
    "user@sub.sub.example.com", "1@1.cn", "user-name@my-company.example", "a!#$%&'*/=?^`{|}~@b.cn",
    "\"a b\"@example.com", "\"a@b\"@example.com", "user@[192.0.2.1]", "user@[IPv6:2001:db8::1]",
    "é@example.com", NULL
  };
  static const char * const refused[] = {
    "name", "@", "@example.com", "name@", "name@example", "name@@example.com", "a@b@example.com",
    "name@.com", "name@example.", "name@example..com", "na me@example.com", "name@exam ple.com",
    "name@example.com, other@example.com", "name\t@example.com", "name\n@example.com",
    "Zhang San <name@example.com>", "name@example.com\x01name", "name@.", "name@..", "example.com",
    "https://example.com", "name\xe3\x80\x80@example.com", NULL
  };

  g_assert_cmpuint (G_N_ELEMENTS (accepted) + G_N_ELEMENTS (refused), >=, 42);
  check_all (EIAM_FIELD_EMAIL, accepted, TRUE);
  check_all (EIAM_FIELD_EMAIL, refused, FALSE);
}

static void
test_user_name (void)
{
  static const char * const accepted[] = {
    "", "zhangsan", " zhangsan ", "zhang.san", "张三", "a", "z@example.com", "1", "O'Brien", "a-b_c",
    "%s", "<b>", "ZHANGSAN", "Zhang.San-2", "_", ".", "0000", "محمد", "علي٢", "सीता", "สมชาย",
    "たなか", "김철수", "Ольга", "é", "e\xcc\x81", "𠀀", "🙂", "a+b", "a/b", "a\\b", "a;b", "a'--",
    "null", "15201657315", NULL
  };
  static const char * const refused[] = {
    "zhang san", "a\tb", "a\nb", "a\xc2\xa0" "b", "a\xe3\x80\x80" "b", "a\x07" "b",
    "a\xe2\x80\x83" "b", "a\x1b[31m", "a\x7f" "b", NULL
  };

  g_assert_cmpuint (G_N_ELEMENTS (accepted) + G_N_ELEMENTS (refused), >=, 42);
  check_all (EIAM_FIELD_USER_NAME, accepted, TRUE);
  check_all (EIAM_FIELD_USER_NAME, refused, FALSE);
}

static void
test_avatar (void)
{
  static const char * const accepted[] = {
    "", "https://example.com/me.jpg", "http://example.com", "https://例子.中国/图.png",
    "https://example.com:8443/a?b=c#d", "https://[2001:db8::1]/a.png", "HTTPS://EXAMPLE.COM/A",
    "https://thirdwx.qlogo.cn/mmopen/vi_32/Q0j4TwGTfTIQ8QOTSn3y4cYHLlMC3sv6RCBmeMkxtOog47Zr3v2A",
    "https://user:word@example.com/a.png", "https://192.0.2.7/a.png", "https://localhost/a.png",
    "https://example.com/a%20b.png", "https://example.com/~me/a(1).png", "https://xn--fiqs8s/a",
    "https://example.com/?u=a@b.c&s=80", "https://example.com/a,b;c='d'", NULL
  };
  static const char * const refused[] = {
    "me.jpg", "example.com/me.jpg", "/home/me.jpg", "file:///home/me.jpg", "javascript:alert(1)",
    "data:image/png;base64,AAAA", "ftp://example.com/me.jpg", "https://", "https:///me.jpg",
    "https:me.jpg", "://example.com", "mailto:me@example.com", "https://[::1", NULL
  };

  check_all (EIAM_FIELD_AVATAR, accepted, TRUE);
  check_all (EIAM_FIELD_AVATAR, refused, FALSE);
}

static void
test_zip_code (void)
{
  static const char * const accepted[] = {
    "", "430000", " 430000 ", "SW1A 1AA", "1234-567", "D-10115", "４３００００", "100-0001", "K1A 0B1",
    "00-950", "110 05", "1010", "AD500", "12345-6789", "LV-1010", "06000", "MD-2001", "BX 1LT",
    "GIR 0AA", "T0A 2M0", "٠١٢٣٤", NULL
  };
  static const char * const refused[] = {
    "43_0000", "430000!", "<430000>", "430,000", "430\n000", "43/0000", "'; --", "％４３", NULL
  };

  check_all (EIAM_FIELD_ZIP_CODE, accepted, TRUE);
  check_all (EIAM_FIELD_ZIP_CODE, refused, FALSE);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/email/email", test_email);
  g_test_add_func ("/email/user-name", test_user_name);
  g_test_add_func ("/email/avatar", test_avatar);
  g_test_add_func ("/email/zip-code", test_zip_code);

  return g_test_run ();
}
