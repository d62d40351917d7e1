/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-page-ahead.h"

/**
 * EiamPageAhead:
 *
 * Builds the page that comes next while the person is busy with the one in front,
 * in parts that are each shorter than a frame. On the last page the next person's
 * form is made ready too: the data are wiped by then, and nobody can enter any.
 */
struct _EiamPageAhead
{
  GObject        parent_instance;

  EiamPageStack *stack;     /* (unowned) */
  EiamPageBegin  begin;
  gpointer       user_data;
  EiamPage       front;
  gboolean       fresh[EIAM_N_PAGES]; /* made since the data were wiped */
  gboolean       measured[EIAM_N_PAGES];
  unsigned int   n_measured; /* rows of the page that is being measured */
  unsigned int   source_id;
};

G_DEFINE_FINAL_TYPE (EiamPageAhead, eiam_page_ahead, G_TYPE_OBJECT)

/* A page in front is left alone until it has been drawn and has come to rest. */
#define REST_MS 300

#define MOST_NEXT 2

/* What the person can go to from each page; none beyond the welcome page is. */
static const EiamPage next_pages[EIAM_N_PAGES][MOST_NEXT] = {
  [EIAM_PAGE_WELCOME] = { EIAM_PAGE_DETAILS },
  [EIAM_PAGE_DETAILS] = { EIAM_PAGE_REVIEW, EIAM_PAGE_SESSIONS },
  [EIAM_PAGE_REVIEW] = { EIAM_PAGE_VERIFY },
  [EIAM_PAGE_VERIFY] = { EIAM_PAGE_DONE },
  [EIAM_PAGE_DONE] = { EIAM_PAGE_DETAILS },
};

/* What nobody can come back to from the last page. */
static const EiamPage used_pages[] = {
  EIAM_PAGE_VERIFY, EIAM_PAGE_REVIEW, EIAM_PAGE_UNKNOWN, EIAM_PAGE_DETAILS,
};

static GtkWidget *
get_page (EiamPageAhead *self,
          EiamPage       page)
{
  return eiam_page_stack_get_page (self->stack, eiam_page_get_name (page));
}

static GtkWidget *
add (EiamPageAhead *self,
     EiamPage       page)
{
  GtkWidget *widget = self->begin (page, self->user_data);

  if (widget == NULL)
    return NULL;
  self->measured[page] = FALSE;
  eiam_page_stack_add (self->stack, widget, eiam_page_get_name (page));
  return widget;
}

static gboolean
drop_used (EiamPageAhead *self)
{
  if (self->front != EIAM_PAGE_DONE)
    return FALSE;

  for (unsigned int i = 0; i < G_N_ELEMENTS (used_pages); i++)
    if (!self->fresh[used_pages[i]]
        && eiam_page_stack_remove (self->stack, eiam_page_get_name (used_pages[i])))
      return TRUE;
  return FALSE;
}

/* The row in @widget that has @number others before it. */
static GtkWidget *
find_row (GtkWidget    *widget,
          unsigned int *number)
{
  if (GTK_IS_LIST_BOX_ROW (widget) && (*number)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_POPOVER (child) ? NULL : find_row (child, number);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Gives what is in a hidden page the place that it is going to have. GTK keeps it for
 * as long as that stays the same. */
static void
place (EiamPageAhead *self,
       GtkWidget     *page)
{
  GtkWidget *child = gtk_widget_get_first_child (page);
  int width = gtk_widget_get_width (GTK_WIDGET (self->stack));
  int height = gtk_widget_get_height (GTK_WIDGET (self->stack));
  int least = 0, least_height = 0;

  if (child == NULL)
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least), &least_height, NULL,
                      NULL, NULL);
  if (width >= least && height >= least_height)
    gtk_widget_allocate (child, width, height, -1, NULL);
}

/* Finds styles and lays out texts: of one row at a time, and then of what is left. */
static gboolean
measure_next (EiamPageAhead *self,
              EiamPage       page)
{
  unsigned int number = self->n_measured++;
  GtkWidget *row = NULL;

  if (self->measured[page])
    return FALSE;

  row = find_row (get_page (self, page), &number);
  if (row != NULL)
    {
      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      return TRUE;
    }
  place (self, get_page (self, page));
  self->measured[page] = TRUE;
  self->n_measured = 0;
  return TRUE;
}

static gboolean
prepare (EiamPageAhead *self,
         EiamPage       page)
{
  GtkWidget *widget = NULL;

  if (page == EIAM_PAGE_WELCOME)
    return FALSE;
  widget = get_page (self, page);
  if (widget == NULL)
    {
      self->fresh[page] = self->front == EIAM_PAGE_DONE;
      return add (self, page) != NULL;
    }
  return eiam_page_build_next (widget) || measure_next (self, page);
}

static gboolean
on_idle (gpointer user_data)
{
  EiamPageAhead *self = user_data;

  g_assert (EIAM_IS_PAGE_AHEAD (self));

  if (drop_used (self))
    return G_SOURCE_CONTINUE;
  for (unsigned int i = 0; i < MOST_NEXT; i++)
    if (prepare (self, next_pages[self->front][i]))
      return G_SOURCE_CONTINUE;

  self->source_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
on_rest (gpointer user_data)
{
  EiamPageAhead *self = user_data;

  g_assert (EIAM_IS_PAGE_AHEAD (self));

  self->source_id = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
eiam_page_ahead_dispose (GObject *object)
{
  g_clear_handle_id (&EIAM_PAGE_AHEAD (object)->source_id, g_source_remove);

  G_OBJECT_CLASS (eiam_page_ahead_parent_class)->dispose (object);
}

static void
eiam_page_ahead_class_init (EiamPageAheadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = eiam_page_ahead_dispose;
}

static void
eiam_page_ahead_init (EiamPageAhead *self)
{
}

/**
 * eiam_page_ahead_new:
 * @stack: where the pages are, which has to live longer
 * @begin: makes them
 * @user_data: for @begin
 *
 * Returns: (transfer full): what builds pages before they are needed
 */
EiamPageAhead *
eiam_page_ahead_new (EiamPageStack *stack,
                     EiamPageBegin  begin,
                     gpointer       user_data)
{
  EiamPageAhead *self = NULL;

  g_return_val_if_fail (EIAM_IS_PAGE_STACK (stack), NULL);
  g_return_val_if_fail (begin != NULL, NULL);

  self = g_object_new (EIAM_TYPE_PAGE_AHEAD, NULL);
  self->stack = stack;
  self->begin = begin;
  self->user_data = user_data;
  return self;
}

/**
 * eiam_page_ahead_take:
 * @self: what builds pages
 * @page: a page
 *
 * Returns: (transfer none): the whole page, with what was built of it before
 */
GtkWidget *
eiam_page_ahead_take (EiamPageAhead *self,
                      EiamPage       page)
{
  GtkWidget *widget = NULL;

  g_return_val_if_fail (EIAM_IS_PAGE_AHEAD (self), NULL);

  widget = get_page (self, page);
  if (widget == NULL)
    widget = add (self, page);
  self->fresh[page] = FALSE;
  while (eiam_page_build_next (widget))
    continue;
  return widget;
}

/**
 * eiam_page_ahead_follow:
 * @self: what builds pages
 * @page: what is in front
 *
 * Begins with those that can come next, as soon as there is nothing else to do.
 */
void
eiam_page_ahead_follow (EiamPageAhead *self,
                        EiamPage       page)
{
  g_return_if_fail (EIAM_IS_PAGE_AHEAD (self));

  self->front = page;
  self->n_measured = 0;
  g_clear_handle_id (&self->source_id, g_source_remove);
  self->source_id = g_timeout_add_full (G_PRIORITY_LOW, REST_MS, on_rest, self, NULL);
}

/**
 * eiam_page_ahead_look_again:
 * @self: what builds pages
 *
 * To be called when something was entered, which the next page may show: it is
 * built again when the person pauses.
 */
void
eiam_page_ahead_look_again (EiamPageAhead *self)
{
  g_return_if_fail (EIAM_IS_PAGE_AHEAD (self));

  self->measured[EIAM_PAGE_REVIEW] = FALSE;
  if (self->front == EIAM_PAGE_DETAILS)
    eiam_page_ahead_follow (self, self->front);
}

/**
 * eiam_page_ahead_next_person:
 * @self: what builds pages
 *
 * Drops all pages but the form, when it was made since the data of the last person
 * were wiped and has not been in front.
 */
void
eiam_page_ahead_next_person (EiamPageAhead *self)
{
  g_return_if_fail (EIAM_IS_PAGE_AHEAD (self));

  g_clear_handle_id (&self->source_id, g_source_remove);
  eiam_page_stack_clear_but (self->stack,
                             self->fresh[EIAM_PAGE_DETAILS] ? get_page (self, EIAM_PAGE_DETAILS)
                                                            : NULL);
  self->fresh[EIAM_PAGE_DETAILS] = FALSE;
}

/**
 * eiam_page_ahead_is_done:
 * @self: what builds pages
 *
 * Returns: whether everything that can come next is built
 */
gboolean
eiam_page_ahead_is_done (EiamPageAhead *self)
{
  g_return_val_if_fail (EIAM_IS_PAGE_AHEAD (self), TRUE);

  return self->source_id == 0;
}
