/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-name-proposal.h"
#include "eiam-test-ui.h"

#define HINT "Proposed from your name."

typedef struct {
  GtkWindow        *window;
  GPtrArray        *rows;
  EiamNameProposal *proposal;
} Fixture;

enum {
  USER_NAME,
  NAME,
  FIRST_NAME,
  LAST_NAME,
};

static const EiamField fields[] = {
  EIAM_FIELD_USER_NAME, EIAM_FIELD_NAME, EIAM_FIELD_FIRST_NAME, EIAM_FIELD_LAST_NAME,
};

static void
fixture_open (Fixture           *fixture,
              const char * const texts[])
{
  GtkWidget *list = gtk_list_box_new ();

  fixture->rows = g_ptr_array_new ();
  for (unsigned int i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = eiam_field_row_new (fields[i]);

      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (fixture->rows, row);
      eiam_field_row_set_text (EIAM_FIELD_ROW (row), texts[i]);
    }
  fixture->window = eiam_test_ui_show (list);
  fixture->proposal = eiam_name_proposal_new (fixture->rows);
}

static void
fixture_close (Fixture *fixture)
{
  g_assert_finalize_object (fixture->proposal);
  eiam_test_ui_close (fixture->window);
  g_ptr_array_unref (fixture->rows);
}

static void
type (Fixture      *fixture,
      unsigned int  index,
      const char   *text)
{
  eiam_field_row_set_text (fixture->rows->pdata[index], text);
}

static void
assert_user_name (Fixture    *fixture,
                  const char *user_name,
                  gboolean    proposed)
{
  GtkWidget *row = fixture->rows->pdata[USER_NAME];

  g_assert_cmpstr (eiam_field_row_get_text (EIAM_FIELD_ROW (row)), ==, user_name);
  g_assert_cmpint (eiam_test_ui_has_text (row, HINT), ==, proposed);
}

static const char * const nothing[] = { "", "", "", "" };

static void
test_follows (void)
{
  Fixture fixture;

  fixture_open (&fixture, nothing);
  assert_user_name (&fixture, "", FALSE);
  type (&fixture, NAME, "张");
  assert_user_name (&fixture, "zhang", TRUE);
  type (&fixture, NAME, "张三");
  assert_user_name (&fixture, "zhangsan", TRUE);
  eiam_test_ui_write_picture (fixture.window, "name-proposal");
  type (&fixture, FIRST_NAME, "Ann");
  assert_user_name (&fixture, "zhangsan", TRUE);
  type (&fixture, NAME, "");
  assert_user_name (&fixture, "ann", TRUE);
  type (&fixture, LAST_NAME, "Lee");
  assert_user_name (&fixture, "ann.lee", TRUE);
  type (&fixture, FIRST_NAME, "");
  type (&fixture, LAST_NAME, "");
  assert_user_name (&fixture, "", FALSE);
  fixture_close (&fixture);
}

static void
test_edited (void)
{
  int position = 1;
  Fixture fixture;

  fixture_open (&fixture, nothing);
  type (&fixture, NAME, "张三");
  type (&fixture, USER_NAME, "zs");
  assert_user_name (&fixture, "zs", FALSE);
  type (&fixture, NAME, "李四");
  assert_user_name (&fixture, "zs", FALSE);

  /* Written as it was proposed, it is still the person's own. */
  type (&fixture, USER_NAME, "lisi");
  type (&fixture, NAME, "王五");
  assert_user_name (&fixture, "lisi", FALSE);

  /* Nor does a user name that was taken out come back by itself. */
  type (&fixture, USER_NAME, "");
  gtk_editable_insert_text (GTK_EDITABLE (eiam_field_row_get_control (fixture.rows->pdata[NAME])),
                            "小明", -1, &position);
  assert_user_name (&fixture, "", FALSE);

  /* The name cleared with an own user name leaves that alone. */
  type (&fixture, USER_NAME, "own");
  type (&fixture, NAME, "");
  assert_user_name (&fixture, "own", FALSE);
  fixture_close (&fixture);
}

static void
test_first_user_name (void)
{
  Fixture fixture;

  fixture_open (&fixture, nothing);
  type (&fixture, USER_NAME, "own");
  type (&fixture, NAME, "张三");
  assert_user_name (&fixture, "own", FALSE);
  fixture_close (&fixture);
}

/* An emptied form is as good as new, in whichever order it is emptied. */
static void
test_next_person (void)
{
  Fixture fixture;

  fixture_open (&fixture, nothing);
  type (&fixture, NAME, "张三");
  type (&fixture, USER_NAME, "own");
  type (&fixture, USER_NAME, "");
  type (&fixture, NAME, "");
  type (&fixture, NAME, "李四");
  assert_user_name (&fixture, "lisi", TRUE);
  fixture_close (&fixture);
}

/* A form that is built anew goes on where the last one was. */
static void
test_built_anew (void)
{
  const char * const proposed[] = { "zhangsan", "张三", "", "" };
  const char * const own[] = { "zs", "张三", "", "" };
  Fixture fixture;

  fixture_open (&fixture, proposed);
  assert_user_name (&fixture, "zhangsan", TRUE);
  type (&fixture, NAME, "李四");
  assert_user_name (&fixture, "lisi", TRUE);
  fixture_close (&fixture);

  fixture_open (&fixture, own);
  type (&fixture, NAME, "李四");
  assert_user_name (&fixture, "zs", FALSE);
  fixture_close (&fixture);
}

static void
test_unknown_script (void)
{
  Fixture fixture;

  fixture_open (&fixture, nothing);
  type (&fixture, NAME, "たなか");
  assert_user_name (&fixture, "", FALSE);
  fixture_close (&fixture);
}

static void
test_hidden (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  EiamNameProposal *proposal = eiam_name_proposal_new (rows);

  g_assert_finalize_object (proposal);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/name-proposal/follows", test_follows);
  g_test_add_func ("/name-proposal/edited", test_edited);
  g_test_add_func ("/name-proposal/first-user-name", test_first_user_name);
  g_test_add_func ("/name-proposal/next-person", test_next_person);
  g_test_add_func ("/name-proposal/built-anew", test_built_anew);
  g_test_add_func ("/name-proposal/unknown-script", test_unknown_script);
  g_test_add_func ("/name-proposal/hidden", test_hidden);

  return g_test_run ();
}
