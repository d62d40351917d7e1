/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-page-ahead.h"
#include "eiam-test-ui.h"

/* Which pages are there before they are asked for, and for whom they were made. */

typedef struct {
  EiamSettings  *settings;
  EiamSignup    *signup;
  EiamPageStack *stack;
  EiamPageAhead *ahead;
  GtkWindow     *window;
} Scene;

/* Saved sessions are not to be had here. */
static GtkWidget *
begin (EiamPage page,
       gpointer user_data)
{
  Scene *self = user_data;

  return page == EIAM_PAGE_SESSIONS ? NULL : eiam_page_begin (page, self->signup, NULL, NULL,
                                                              self->settings);
}

static void
set_up (Scene *self)
{
  self->settings = eiam_settings_new ();
  self->signup = eiam_test_ui_create_signup (NULL, NULL);
  self->stack = g_object_new (EIAM_TYPE_PAGE_STACK, NULL);
  self->ahead = eiam_page_ahead_new (self->stack, begin, self);
  self->window = eiam_test_ui_show (GTK_WIDGET (self->stack));
}

static void
tear_down (Scene *self)
{
  g_clear_object (&self->ahead);
  eiam_test_ui_close (self->window);
  g_clear_object (&self->signup);
  g_clear_object (&self->settings);
}

static GtkWidget *
show (Scene    *self,
      EiamPage  page)
{
  GtkWidget *widget = eiam_page_ahead_take (self->ahead, page);

  eiam_page_stack_show (self->stack, widget);
  eiam_page_ahead_follow (self->ahead, page);
  return widget;
}

static gboolean
is_done (gpointer user_data)
{
  return eiam_page_ahead_is_done (((Scene *) user_data)->ahead);
}

static GtkWidget *
get_page (Scene    *self,
          EiamPage  page)
{
  return eiam_page_stack_get_page (self->stack, eiam_page_get_name (page));
}

static unsigned int
count_rows (GtkWidget *widget)
{
  unsigned int count = GTK_IS_LIST_BOX_ROW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += count_rows (child);
  return count;
}

/* Row by row, out of sight, and the same in the end as a form that is made at once. */
static void
test_form (void)
{
  Scene self = { .settings = NULL };
  GtkWidget *whole = NULL;
  GtkWidget *page = NULL;

  set_up (&self);
  show (&self, EIAM_PAGE_WELCOME);
  g_assert_null (get_page (&self, EIAM_PAGE_DETAILS));
  g_assert_false (is_done (&self));
  eiam_test_ui_await (is_done, &self);

  page = get_page (&self, EIAM_PAGE_DETAILS);
  g_assert_nonnull (page);
  g_assert_false (gtk_widget_get_visible (page));
  g_assert_false (eiam_page_build_next (page));
  whole = g_object_ref_sink (eiam_page_begin (EIAM_PAGE_DETAILS, self.signup, NULL, NULL,
                                              self.settings));
  g_assert_cmpuint (count_rows (whole), <, count_rows (page));
  while (eiam_page_build_next (whole))
    continue;
  g_assert_cmpuint (count_rows (whole), ==, count_rows (page));
  g_object_unref (whole);

  g_assert_true (show (&self, EIAM_PAGE_DETAILS) == page);
  g_assert_true (gtk_widget_get_visible (page));
  tear_down (&self);
}

/* Whoever is faster gets the whole form too. */
static void
test_hurry (void)
{
  Scene self = { .settings = NULL };
  GtkWidget *page = NULL;

  set_up (&self);
  page = eiam_page_begin (EIAM_PAGE_DETAILS, self.signup, NULL, NULL, self.settings);
  eiam_page_stack_add (self.stack, page, eiam_page_get_name (EIAM_PAGE_DETAILS));
  g_assert_true (eiam_page_build_next (page));
  g_assert_true (show (&self, EIAM_PAGE_DETAILS) == page);
  g_assert_false (eiam_page_build_next (page));
  tear_down (&self);
}

static void
test_review (void)
{
  Scene self = { .settings = NULL };
  GtkWidget *page = NULL;
  unsigned int n_rows;

  set_up (&self);
  show (&self, EIAM_PAGE_DETAILS);
  eiam_test_ui_await (is_done, &self);
  page = get_page (&self, EIAM_PAGE_REVIEW);
  g_assert_nonnull (page);
  n_rows = count_rows (page);

  eiam_registration_set_text (eiam_signup_get_registration (self.signup), EIAM_FIELD_NAME, "Ann");
  eiam_page_ahead_look_again (self.ahead);
  g_assert_false (is_done (&self));
  eiam_test_ui_await (is_done, &self);
  g_assert_cmpuint (count_rows (page), ==, n_rows + 1);
  g_assert_false (eiam_page_build_next (page));

  /* The registration does not tell of these. */
  eiam_registration_set_extension (eiam_signup_get_registration (self.signup), "age", "18");
  g_assert_true (show (&self, EIAM_PAGE_REVIEW) == page);
  g_assert_true (eiam_test_ui_has_text (page, "18"));
  tear_down (&self);
}

/* The form of the one who registered goes before the next person comes, and the
 * one that was made since is for them alone. */
static void
test_next_person (void)
{
  Scene self = { .settings = NULL };
  GtkWidget *used = NULL;
  GtkWidget *page = NULL;

  set_up (&self);
  used = show (&self, EIAM_PAGE_DETAILS);
  g_object_add_weak_pointer (G_OBJECT (used), (gpointer *) &used);
  show (&self, EIAM_PAGE_DONE);
  eiam_test_ui_await (is_done, &self);
  g_assert_null (used);
  page = get_page (&self, EIAM_PAGE_DETAILS);
  g_assert_nonnull (page);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  eiam_page_ahead_next_person (self.ahead);
  g_assert_null (get_page (&self, EIAM_PAGE_DONE));
  g_assert_true (show (&self, EIAM_PAGE_DETAILS) == page);
  eiam_page_ahead_next_person (self.ahead);
  eiam_test_ui_drain ();
  g_assert_null (page);
  tear_down (&self);
}

/* A form that was made while the last page was in front, but has been used since. */
static void
test_next_person_hurry (void)
{
  Scene self = { .settings = NULL };
  GtkWidget *page = NULL;

  set_up (&self);
  show (&self, EIAM_PAGE_DONE);
  page = show (&self, EIAM_PAGE_DETAILS);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  eiam_page_ahead_next_person (self.ahead);
  eiam_test_ui_drain ();
  g_assert_null (page);
  tear_down (&self);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/page-ahead/form", test_form);
  g_test_add_func ("/page-ahead/hurry", test_hurry);
  g_test_add_func ("/page-ahead/review", test_review);
  g_test_add_func ("/page-ahead/next-person", test_next_person);
  g_test_add_func ("/page-ahead/next-person/hurry", test_next_person_hurry);

  return g_test_run ();
}
