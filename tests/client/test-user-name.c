/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-user-name.h"

#include "eiam-field.h"
#include "eiam-pinyin.h"
#include "eiam-test-utils.h"
#include "eiam-word-list.h"

typedef struct {
  const char *full_name;
  const char *first_name;
  const char *last_name;
  const char *proposed;
} Row;

static const Row rows[] = {
  { "张三", NULL, NULL, "zhangsan" },
  { "張三", NULL, NULL, "zhangsan" },
  { " 张 三 ", NULL, NULL, "zhangsan" },
  { "张\xe3\x80\x80三", NULL, NULL, "zhangsan" },
  { "王小明", NULL, NULL, "wangxiaoming" },
  { "欧阳娜娜", NULL, NULL, "ouyangnana" },
  { "司马懿", NULL, NULL, "simayi" },
  { "诸葛亮", NULL, NULL, "zhugeliang" },
  { "单雄信", NULL, NULL, "shanxiongxin" },
  { "仇英", NULL, NULL, "qiuying" },
  { "曾国强", NULL, NULL, "zengguoqiang" },
  { "解缙", NULL, NULL, "xiejin" },
  { "查良镛", NULL, NULL, "zhaliangyong" },
  { "乐毅", NULL, NULL, "yueyi" },
  { "李乐", NULL, NULL, "lile" },
  { "翟志刚", NULL, NULL, "zhaizhigang" },
  { "尉迟敬德", NULL, NULL, "yuchijingde" },
  { "长孙玉", NULL, NULL, "zhangsunyu" },
  { "吕布", NULL, NULL, "lvbu" },
  { "陳美玲", NULL, NULL, "chenmeiling" },
  { "爨龙颜", NULL, NULL, "" },
  { "阿迪力·艾山", NULL, NULL, "adiliaishan" },
  { "麦克·李", NULL, NULL, "maikeli" },
  { "张John", NULL, NULL, "zhangjohn" },
  { "张 John", NULL, NULL, "zhang.john" },
  { "Ann Lee", NULL, NULL, "ann.lee" },
  { "ANN LEE", NULL, NULL, "ann.lee" },
  { "  Ann   Lee  ", NULL, NULL, "ann.lee" },
  { "Lee, Ann", NULL, NULL, "lee.ann" },
  { "Jean-Luc Picard", NULL, NULL, "jean.luc.picard" },
  { "O’Brien", NULL, NULL, "obrien" },
  { "O'Brien", NULL, NULL, "obrien" },
  { "J. R. R. Tolkien", NULL, NULL, "j.r.r.tolkien" },
  { "Müller", NULL, NULL, "muller" },
  { "Mu\xcc\x88ller", NULL, NULL, "muller" },
  { "Łukasz Żółć", NULL, NULL, "lukasz.zolc" },
  { "Ægir Þór Øster", NULL, NULL, "aegir.thor.oester" },
  { "Nguyễn Văn Đức", NULL, NULL, "nguyen.van.duc" },
  { "İbrahim Çağrı", NULL, NULL, "ibrahim.cagri" },
  { "Strauß", NULL, NULL, "strauss" },
  { "Иван Щукин", NULL, NULL, "ivan.shchukin" },
  { "Ёжиков Семён", NULL, NULL, "ezhikov.semen" },
  { "Ольга", NULL, NULL, "olga" },
  { "Ђорђе", NULL, NULL, "djordje" },
  { "Γιώργος Παπαδόπουλος", NULL, NULL, "giorgos.papadopoylos" },
  { "Ａｎｎ", NULL, NULL, "ann" },
  { "Ann 2", NULL, NULL, "ann.2" },
  { "Ann٢", NULL, NULL, "ann2" },
  { NULL, "三", "张", "zhangsan" },
  { "", "Ann", "Lee", "ann.lee" },
  { NULL, "Ann", NULL, "ann" },
  { NULL, NULL, "Lee", "lee" },
  { "Bo Li", "Ann", "Lee", "bo.li" },
  { "たなか", "Ann", "Lee", "ann.lee" },
  { NULL, NULL, NULL, "" },
  { "", "", "", "" },
  { "たなか", NULL, NULL, "" },
  { "田中さくら", NULL, NULL, "" },
  { "김철수", NULL, NULL, "" },
  { "محمد", NULL, NULL, "" },
  { "สมชาย", NULL, NULL, "" },
  { "...", NULL, NULL, "" },
  { "' OR 1=1; --", NULL, NULL, "or.1.1" },
  { "<b>Ann</b>", NULL, NULL, "b.ann.b" },
  { "../../etc/passwd", NULL, NULL, "etc.passwd" },
  { "Ann\nLee\t", NULL, NULL, "ann.lee" },
  { "Ann\xe2\x80\x8b\xe2\x80\xaeLee", NULL, NULL, "annlee" },
  { "Ann 🙂 Lee", NULL, NULL, "ann.lee" },
  { "%s%n", NULL, NULL, "s.n" },
  { "\xff\xfe", NULL, NULL, "" },
  { "𠀀", NULL, NULL, "" },
};

static void
test_table (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (rows), >=, 40);

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autofree char *proposed =
        eiam_user_name_propose (row->full_name, row->first_name, row->last_name);

      g_autofree char *names = g_strdup_printf ("%s / %s / %s", row->full_name, row->first_name,
                                                row->last_name);

      g_assert_cmpstr (proposed, ==, row->proposed);
      eiam_test_print_row ("proposed username", names, proposed);
      g_assert_true (g_str_is_ascii (proposed));
      g_assert_true (eiam_field_check (EIAM_FIELD_USER_NAME, proposed, FALSE, NULL));
    }
}

static void
test_long_name (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *proposed = NULL;

  for (unsigned int i = 0; i < 100000; i++)
    g_string_append (name, "张 a ");
  proposed = eiam_user_name_propose (name->str, NULL, NULL);
  g_assert_cmpuint (strlen (proposed), <=, 64);
  g_assert_false (g_str_has_suffix (proposed, "."));
  g_assert_true (g_str_has_prefix (proposed, "zhang.a.zhang"));
}

static void
test_pinyin (void)
{
  g_autofree char *dragon = eiam_pinyin_dup_reading (g_utf8_get_char ("龙"));
  const char *rest = NULL;
  g_autofree char *surname = eiam_pinyin_dup_surname_reading ("单于明", &rest);

  g_assert_cmpstr (dragon, ==, "long");
  g_assert_null (eiam_pinyin_dup_reading ('a'));
  g_assert_null (eiam_pinyin_dup_reading (' '));
  g_assert_null (eiam_pinyin_dup_reading (0));
  g_assert_cmpstr (surname, ==, "chanyu");
  g_assert_cmpstr (rest, ==, "明");
  g_assert_null (eiam_pinyin_dup_surname_reading ("", &rest));
}

/* A syllable, and characters of which each is read in one way alone. */
static void
test_pinyin_list (void)
{
  const char * const *lines = eiam_word_list_get (EIAM_WORD_LIST_PINYIN);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (; *lines != NULL; lines++)
    {
      gsize length = strspn (*lines, "abcdefghijklmnopqrstuvwxyz");
      const char *c = *lines + length + 1;

      g_assert_cmpuint (length, >, 0);
      g_assert_cmpint ((*lines)[length], ==, ' ');
      g_assert_cmpstr (c, !=, "");
      for (; *c != '\0'; c = g_utf8_next_char (c))
        g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (g_utf8_get_char (c))));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 2000);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/user-name/table", test_table);
  g_test_add_func ("/user-name/long-name", test_long_name);
  g_test_add_func ("/user-name/pinyin", test_pinyin);
  g_test_add_func ("/user-name/pinyin-list", test_pinyin_list);

  return g_test_run ();
}
