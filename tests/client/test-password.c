/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-password.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-password-generator.h"
#include "eiam-password-quality.h"
#include "eiam-registration.h"
#include "eiam-secret.h"
#include "eiam-test-utils.h"
#include "eiam-word-list.h"

#define FINE NULL
#define SHORT "A password has at least 8 characters."
#define COMMON "This password is one of those that are tried first."
#define REPEATS "This password repeats the same few characters."
#define TRACK "This password follows the alphabet, the digits or the keyboard."
#define USER_NAME "A password must not contain your username."
#define EMAIL "A password must not contain your email address."
#define MOBILE "A password must not contain your mobile number."
#define NAME "This password is little more than your name."
#define BIRTHDAY "This password is little more than your birthday."
#define COMPANY "This password is little more than the name of your company."

#define N_GENERATED 500

typedef struct {
  const char        *password;
  const char        *sentence;
  EiamPasswordLevel  level;
} Row;

static const Row rows[] = {
  { NULL, FINE, EIAM_PASSWORD_EMPTY },
  { "", FINE, EIAM_PASSWORD_EMPTY },
  /* Length, in code points. */
  { "a", SHORT, EIAM_PASSWORD_REFUSED },
  { "Xk7#mQ2", SHORT, EIAM_PASSWORD_REFUSED },
  { "Xk7#mQ2p", FINE, EIAM_PASSWORD_WEAK },
  { "Xk7#mQ2pW", FINE, EIAM_PASSWORD_FAIR },
  { "Xk7#mQ2pWd!v", FINE, EIAM_PASSWORD_GOOD },
  { "Xk7#mQ2pWd!vRz5", FINE, EIAM_PASSWORD_STRONG },
  { "一二三四五六七", SHORT, EIAM_PASSWORD_REFUSED },
  { "春眠不觉晓处处闻", FINE, EIAM_PASSWORD_GOOD },
  { "春眠不觉晓处处闻啼鸟", FINE, EIAM_PASSWORD_STRONG },
  { "비밀번호를길게쓰자", FINE, EIAM_PASSWORD_GOOD },
  { "さくらのはなのみち", FINE, EIAM_PASSWORD_GOOD },
  { "🐘🌵🎸🚲🍉🔑🌊", SHORT, EIAM_PASSWORD_REFUSED },
  { "🐘🌵🎸🚲🍉🔑🌊🏔", FINE, EIAM_PASSWORD_GOOD },
  { "🔑🔑🔑🔑🔑🔑🔑🔑", REPEATS, EIAM_PASSWORD_REFUSED },
  { "كلمةسرطويلة", FINE, EIAM_PASSWORD_FAIR },
  /* Nothing is trimmed. */
  { "       ", SHORT, EIAM_PASSWORD_REFUSED },
  { "        ", REPEATS, EIAM_PASSWORD_REFUSED },
  { " Xk7mQ2 ", FINE, EIAM_PASSWORD_WEAK },
  { "Xk7mQ2", SHORT, EIAM_PASSWORD_REFUSED },
  { "  Xk7#mQ2pWd!  ", FINE, EIAM_PASSWORD_STRONG },
  /* No kinds of characters are asked for. */
  { "jvqtbxhe", FINE, EIAM_PASSWORD_WEAK },
  { "violet kettle under moss", FINE, EIAM_PASSWORD_STRONG },
  { "27183906", FINE, EIAM_PASSWORD_WEAK },
  { "QWE@qwe123", FINE, EIAM_PASSWORD_WEAK },
  /* What everybody tries, in every dress. */
  { "password", COMMON, EIAM_PASSWORD_REFUSED },
  { "PASSWORD", COMMON, EIAM_PASSWORD_REFUSED },
  { "P@ssw0rd", COMMON, EIAM_PASSWORD_REFUSED },
  { "Pässwörd", COMMON, EIAM_PASSWORD_REFUSED },
  { "Pa\xcc\x88sswo\xcc\x88rd", COMMON, EIAM_PASSWORD_REFUSED },
  { "ｐａｓｓｗｏｒｄ", COMMON, EIAM_PASSWORD_REFUSED },
  { "Pa55w0rd!2024", COMMON, EIAM_PASSWORD_REFUSED },
  { "!!Welcome99", COMMON, EIAM_PASSWORD_REFUSED },
  { "passwordpassword", COMMON, EIAM_PASSWORD_REFUSED },
  { "Iloveyou", COMMON, EIAM_PASSWORD_REFUSED },
  { "1qaz@WSX", COMMON, EIAM_PASSWORD_REFUSED },
  { "5201314520", COMMON, EIAM_PASSWORD_REFUSED },
  { "woaini1314", COMMON, EIAM_PASSWORD_REFUSED },
  { "dragon-8371", COMMON, EIAM_PASSWORD_REFUSED },
  { "password-violet", FINE, EIAM_PASSWORD_FAIR },
  { "dragonsunshinemonkey", FINE, EIAM_PASSWORD_WEAK },
  /* Repeats and what fingers follow. */
  { "aaaaaaaaaaaaaaaaaaaa", REPEATS, EIAM_PASSWORD_REFUSED },
  { "xyxyxyxyxyxyxyxy", REPEATS, EIAM_PASSWORD_REFUSED },
  { "密码密码密码密码", REPEATS, EIAM_PASSWORD_REFUSED },
  { "kkkkmmmm", REPEATS, EIAM_PASSWORD_REFUSED },
  { "efghijklmnop", TRACK, EIAM_PASSWORD_REFUSED },
  { "zyxwvutsrqp", TRACK, EIAM_PASSWORD_REFUSED },
  { "345678901", TRACK, EIAM_PASSWORD_REFUSED },
  { "poiuytrewq", TRACK, EIAM_PASSWORD_REFUSED },
  { "!@#$%^&*", TRACK, EIAM_PASSWORD_REFUSED },
  { "4rfv5tgb6yhn", FINE, EIAM_PASSWORD_WEAK },
  { "Xk7#mQ2pWabcdefgh", FINE, EIAM_PASSWORD_FAIR },
  /* What others know. */
  { "zhangsan", USER_NAME, EIAM_PASSWORD_REFUSED },
  { "Zh@ng5an-2024", USER_NAME, EIAM_PASSWORD_REFUSED },
  { "xx-nasgnahz-xx", USER_NAME, EIAM_PASSWORD_REFUSED },
  { "violet kettle zhangsan moss", USER_NAME, EIAM_PASSWORD_REFUSED },
  { "s.zhang.work!", EMAIL, EIAM_PASSWORD_REFUSED },
  { "Tel15201657315", MOBILE, EIAM_PASSWORD_REFUSED },
  { "x01657315x", MOBILE, EIAM_PASSWORD_REFUSED },
  { "Michaela!7", NAME, EIAM_PASSWORD_REFUSED },
  { "MichaelaBrandt1", NAME, EIAM_PASSWORD_REFUSED },
  { "Michaela violet kettle", FINE, EIAM_PASSWORD_GOOD },
  { "王小明的密码真好", NAME, EIAM_PASSWORD_REFUSED },
  { "王大海的自行车很快", FINE, EIAM_PASSWORD_GOOD },
  { "19900427", BIRTHDAY, EIAM_PASSWORD_REFUSED },
  { "27041990", BIRTHDAY, EIAM_PASSWORD_REFUSED },
  { "04271990x", BIRTHDAY, EIAM_PASSWORD_REFUSED },
  { "Acmeworks1!", COMPANY, EIAM_PASSWORD_REFUSED },
  { "acm3works-brandt", NAME, EIAM_PASSWORD_REFUSED },
  { "login-violet-42", FINE, EIAM_PASSWORD_STRONG },
  /* Nothing breaks. */
  { "\xff\xfe\xff\xfe\xff\xfe\xff\xfe", "This text cannot be read.", EIAM_PASSWORD_REFUSED },
  { "a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81", REPEATS, EIAM_PASSWORD_REFUSED },
};

static EiamPasswordWords *
create_words (void)
{
  EiamPasswordWords *words = eiam_password_words_new ();

  eiam_password_words_add (words, EIAM_PASSWORD_SOURCE_USER_NAME, "zhangsan");
  eiam_password_words_add (words, EIAM_PASSWORD_SOURCE_EMAIL, "s.zhang+news@mail.example");
  eiam_password_words_add (words, EIAM_PASSWORD_SOURCE_MOBILE, "+86-152 0165 7315");
  eiam_password_words_add (words, EIAM_PASSWORD_SOURCE_NAME, "Michaela Brandt");
  eiam_password_words_add (words, EIAM_PASSWORD_SOURCE_NAME, "王小明");
  eiam_password_words_add (words, EIAM_PASSWORD_SOURCE_NAME, "An");
  eiam_password_words_add (words, EIAM_PASSWORD_SOURCE_NAME, "\xff");
  eiam_password_words_add (words, EIAM_PASSWORD_SOURCE_NAME, NULL);
  eiam_password_words_add (words, EIAM_PASSWORD_SOURCE_BIRTHDAY, "1990-04-27");
  eiam_password_words_add (words, EIAM_PASSWORD_SOURCE_COMPANY, "login.acmeworks.example");
  return words;
}

static void
test_table (void)
{
  g_autoptr (EiamPasswordWords) words = create_words ();

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      const char *sentence = eiam_password_check (row->password, words);
      EiamPasswordLevel level = eiam_password_rate (row->password, words);

      g_test_message ("“%s”: %s, %s", row->password, eiam_password_level_get_name (level),
                      sentence == NULL ? "accepted" : sentence);
      if (g_strcmp0 (sentence, row->sentence) != 0 || level != row->level)
        g_test_fail_printf ("“%s”: %s, %s", row->password, eiam_password_level_get_name (level),
                            sentence == NULL ? "accepted" : sentence);
    }
}

/* Without anything known of the person, only the password itself counts. */
static void
test_no_words (void)
{
  g_autoptr (EiamPasswordWords) none = eiam_password_words_new ();

  g_assert_null (eiam_password_check ("zhangsan-2024", NULL));
  g_assert_null (eiam_password_check ("zhangsan-2024", none));
  g_assert_cmpstr (eiam_password_check ("password", NULL), ==, COMMON);
}

static void
test_hosts (void)
{
  static const struct { const char *host, *password, *sentence; } hosts[] = {
    { "127.0.0.1", "127.0.0.1!", FINE },
    { "localhost", "localhost-7", FINE },
    { "eiam.example.com", "Eiam-Login7", FINE },
    { "sso.Globex-Bank.com.cn", "Globex2026!", COMPANY },
    { "sso.Globex-Bank.com.cn", "globexbank!", COMPANY },
    { "sso.Globex-Bank.com.cn", "Initech2026", FINE },
    { "[::1]", "violets77", FINE },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (EiamPasswordWords) words = eiam_password_words_new ();

      eiam_password_words_add (words, EIAM_PASSWORD_SOURCE_COMPANY, hosts[i].host);
      g_assert_cmpstr (eiam_password_check (hosts[i].password, words), ==, hosts[i].sentence);
    }
}

/* A paste of any size is looked at in time. */
static void
test_huge (void)
{
  g_autoptr (EiamPasswordWords) words = create_words ();
  g_autofree char *huge = g_strnfill (1 << 20, 'x');

  g_assert_cmpstr (eiam_password_check (huge, words), ==, REPEATS);
}

static void
test_describe (void)
{
  static const struct { const char *password, *beginning; } cases[] = {
    { "", "Long is strong" },
    { "short", SHORT },
    { "password", COMMON },
    { "Xk7#mQ2p", "Weak. " },
    { "Xk7#mQ2pW", "Fair. " },
    { "Xk7#mQ2pWd!v", "Good. 15 characters" },
    { "xk7mq2pwdvbt", "Good. Your company may ask" },
    { "Xk7#mQ2pWd!vRz5", "Strong. This" },
    { "violet kettle under moss", "Strong. Your company may ask" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *password = cases[i].password;
      EiamPasswordLevel level = eiam_password_rate (password, NULL);
      const char *sentence = eiam_password_describe (password, NULL, level);

      g_assert_true (g_str_has_prefix (sentence, cases[i].beginning));
    }
}

static void
test_usual_policy (void)
{
  static const struct { const char *password; gboolean fits; } cases[] = {
    { NULL, FALSE }, { "", FALSE }, { "Aa1-Aa1", FALSE }, { "Aa1-Aa1-", TRUE },
    { "QWE@qwe123", TRUE }, { "abcdefg1", FALSE }, { "Abcdefg1", TRUE }, { "abcdef1-", TRUE },
    { "Abcdefg 1", FALSE }, { "Abcdefg1é", FALSE }, { "Abcdefg1(", FALSE },
    { "Abcdefg1~!#$%&+-,*", TRUE }, { "Abcdefg1:;<=>@_?^`./", FALSE },
    { "Abcd1:;<=>@_?^`./", TRUE }, { "Aa1-Aa1-Aa1-Aa1-Aa1", FALSE },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (eiam_password_fits_usual_policy (cases[i].password), ==, cases[i].fits);
}

static void
test_list (void)
{
  const char * const *words = eiam_word_list_get (EIAM_WORD_LIST_PASSWORDS);
  unsigned int n_words = g_strv_length ((char **) words);

  g_assert_cmpuint (n_words, >=, 300);
  for (unsigned int i = 0; i < n_words; i++)
    {
      g_assert_true (i == 0 || strcmp (words[i - 1], words[i]) < 0);
      g_assert_cmpuint (strcspn (words[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), ==, strlen (words[i]));
      g_assert_true (g_str_is_ascii (words[i]));
      if (strlen (words[i]) >= 8)
        g_assert_cmpstr (eiam_password_check (words[i], NULL), ==, COMMON);
    }
}

static void
test_generator (void)
{
  g_autoptr (EiamPasswordWords) words = create_words ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  unsigned int letters[128] = { 0 };

  for (unsigned int i = 0; i < N_GENERATED; i++)
    {
      char *password = eiam_password_generate (words);

      g_assert_nonnull (password);
      g_assert_true (eiam_password_fits_usual_policy (password));
      g_assert_null (eiam_password_check (password, words));
      g_assert_cmpint (eiam_password_rate (password, words), ==, EIAM_PASSWORD_STRONG);
      g_assert_cmpuint (strlen (password), ==, 17);
      g_assert_true (password[5] == '-' && password[11] == '-');
      for (const char *c = password; *c != '\0'; c++)
        letters[(guint8) *c]++;
      g_assert_true (g_hash_table_add (seen, g_strdup (password)));
      eiam_secret_free (password);
    }

  /* 57 letters, about 132 times each; those that look alike never. */
  for (const char *c = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"; *c != '\0'; c++)
    {
      g_assert_cmpuint (letters[(guint8) *c], >, 60);
      g_assert_cmpuint (letters[(guint8) *c], <, 240);
    }
  for (const char *c = "0O1Il"; *c != '\0'; c++)
    g_assert_cmpuint (letters[(guint8) *c], ==, 0);
}

/* A second opinion never makes a password better, nor refuses one. */
static void
test_second_opinion (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      EiamPasswordLevel level;

      if (rows[i].sentence != FINE || rows[i].level == EIAM_PASSWORD_EMPTY)
        continue;
      level = eiam_password_quality_rate (rows[i].password, rows[i].level);
      g_assert_cmpint (level, >=, EIAM_PASSWORD_WEAK);
      g_assert_cmpint (level, <=, rows[i].level);
    }

  g_assert_cmpint (eiam_password_quality_rate ("Xk7#mQ2pWd!vRz5", EIAM_PASSWORD_STRONG), ==,
                   EIAM_PASSWORD_STRONG);
}

/* What a registration refuses, with the reason and without a window. */
static void
test_registration (void)
{
  static const struct { EiamField field; const char *text, *password, *sentence; } cases[] = {
    { EIAM_FIELD_USER_NAME, "zhangsan", "zhangsan-2024", USER_NAME },
    { EIAM_FIELD_EMAIL, "wang@example.com", "wang-7-kettle", EMAIL },
    { EIAM_FIELD_NAME, "Michaela", "michaela7!", NAME },
    { EIAM_FIELD_FIRST_NAME, "Michaela", "michaela7!", NAME },
    { EIAM_FIELD_MIDDLE_NAME, "Michaela", "michaela7!", NAME },
    { EIAM_FIELD_LAST_NAME, "Michaela", "michaela7!", NAME },
    { EIAM_FIELD_NICK_NAME, "Michaela", "michaela7!", NAME },
    { EIAM_FIELD_BIRTHDAY, "1990-04-27", "19900427", BIRTHDAY },
    { EIAM_FIELD_INDUSTRY, "", "a15201657315", MOBILE },
    { EIAM_FIELD_INDUSTRY, "", "acmeworks!", COMPANY },
    { EIAM_FIELD_INDUSTRY, "", "short", SHORT },
    { EIAM_FIELD_INDUSTRY, "", "QWE@qwe123", FINE },
    { EIAM_FIELD_INDUSTRY, "", "", FINE },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EiamRegistration) registration = eiam_registration_new ();
      g_autoptr (GPtrArray) problems = NULL;
      g_autofree char *sentence = NULL;

      eiam_registration_set_company (registration, "id.acmeworks.com");
      eiam_registration_set_text (registration, EIAM_FIELD_MOBILE, "15201657315");
      eiam_registration_set_text (registration, cases[i].field, cases[i].text);
      eiam_registration_set_text (registration, EIAM_FIELD_PASSWORD, cases[i].password);
      problems = eiam_registration_check (registration, NULL, NULL);
      g_assert_cmpuint (problems->len, ==, cases[i].sentence == FINE ? 0 : 1);
      if (cases[i].sentence == FINE)
        continue;
      eiam_test_assert_error (problems->pdata[0], EIAM_ERROR_INVALID_INPUT, "pwd");
      sentence = eiam_error_dup_sentence (problems->pdata[0]);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/password/table", test_table);
  g_test_add_func ("/password/no-words", test_no_words);
  g_test_add_func ("/password/hosts", test_hosts);
  g_test_add_func ("/password/huge", test_huge);
  g_test_add_func ("/password/describe", test_describe);
  g_test_add_func ("/password/usual-policy", test_usual_policy);
  g_test_add_func ("/password/list", test_list);
  g_test_add_func ("/password/generator", test_generator);
  g_test_add_func ("/password/second-opinion", test_second_opinion);
  g_test_add_func ("/password/registration", test_registration);

  return g_test_run ();
}
