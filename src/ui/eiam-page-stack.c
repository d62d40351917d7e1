/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-page-stack.h"

#include "eiam-focus.h"
#include "eiam-journal.h"

/**
 * EiamPageStack:
 *
 * A stack of pages of which one is in front. GTK 4.8 shows assistive
 * technology the pages behind it too, with buttons of the same names, so those
 * are hidden as soon as the transition has ended.
 */
struct _EiamPageStack
{
  AdwBin     parent_instance;

  GtkStack  *stack;
  const char *told; /* (nullable): the name of the page that the journal has been told of */
};

/* Of a page that was in front once. */
#define SEEN_KEY "eiam-seen"

G_DEFINE_FINAL_TYPE (EiamPageStack, eiam_page_stack, ADW_TYPE_BIN)

/* In GTK 4.8 a window refers to the page that the focus leaves each time that it is put out
 * of sight, and lets go of it once: behind another, and hidden, it would be there for ever. */
static void
leave_other_pages (EiamPageStack *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack))
      && focus != shown && (shown == NULL || !gtk_widget_is_ancestor (focus, shown)))
    gtk_root_set_focus (root, NULL);
}

static void
hide_other_pages (EiamPageStack *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (gtk_stack_get_transition_running (self->stack))
    return;

  leave_other_pages (self);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    gtk_widget_set_visible (page, page == shown);
}

/* The focus goes to where the page in front wants it, unless it is there already. */
static gboolean
eiam_page_stack_grab_focus (GtkWidget *widget)
{
  EiamPageStack *self = EIAM_PAGE_STACK (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (root == NULL || page == NULL)
    return FALSE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, page))
    return TRUE;

  return gtk_widget_grab_focus (page) || gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* Returns the one button that the page in front is about. */
static GtkWidget *
find_primary (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_primary (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Enter, where nothing that has the focus takes it. */
static void
go_on_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GtkWidget *page = gtk_stack_get_visible_child (EIAM_PAGE_STACK (widget)->stack);
  GtkWidget *button = page == NULL ? NULL : find_primary (page);

  g_assert (name != NULL);
  g_assert (parameter == NULL);

  if (button != NULL && gtk_widget_is_sensitive (button))
    gtk_widget_activate (button);
}

/* Where a processor does what a graphics processor would, each frame of a transition
 * takes longer than a frame may, and the page comes that much later. */
static void
eiam_page_stack_realize (GtkWidget *widget)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  GTK_WIDGET_CLASS (eiam_page_stack_parent_class)->realize (widget);
  gtk_stack_set_transition_type (EIAM_PAGE_STACK (widget)->stack,
                                 GSK_IS_CAIRO_RENDERER (renderer)
                                   ? GTK_STACK_TRANSITION_TYPE_NONE
                                   : GTK_STACK_TRANSITION_TYPE_CROSSFADE);
}

static void
eiam_page_stack_class_init (EiamPageStackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->realize = eiam_page_stack_realize;
  widget_class->grab_focus = eiam_page_stack_grab_focus;
  eiam_focus_pass_through (widget_class);
  gtk_widget_class_install_action (widget_class, "pages.go-on", NULL, go_on_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "pages.go-on", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "pages.go-on", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
eiam_page_stack_init (EiamPageStack *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  g_signal_connect_object (self->stack, "notify::transition-running",
                           G_CALLBACK (hide_other_pages), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/* A page that is made anew, as in another language, is the same one. */
static void
tell (EiamPageStack *self)
{
  const char *name = g_intern_string (gtk_stack_get_visible_child_name (self->stack));
  const EiamEventDetails details = { .page = name };

  if (name == self->told)
    return;
  self->told = name;
  eiam_journal_tell (EIAM_EVENT_PAGE, &details);
}

/**
 * eiam_page_stack_get_page:
 * @self: a stack
 * @name: a page's name
 *
 * Returns: (transfer none) (nullable): the page, if it has been added
 */
GtkWidget *
eiam_page_stack_get_page (EiamPageStack *self,
                          const char    *name)
{
  g_return_val_if_fail (EIAM_IS_PAGE_STACK (self), NULL);

  return gtk_stack_get_child_by_name (self->stack, name);
}

/**
 * eiam_page_stack_get_front:
 * @self: a stack
 *
 * Returns: (transfer none) (nullable): the page in front
 */
GtkWidget *
eiam_page_stack_get_front (EiamPageStack *self)
{
  g_return_val_if_fail (EIAM_IS_PAGE_STACK (self), NULL);

  return gtk_stack_get_visible_child (self->stack);
}

/**
 * eiam_page_stack_add:
 * @self: a stack
 * @page: a page
 * @name: its name
 *
 * Adds @page, which stays hidden until eiam_page_stack_show().
 */
void
eiam_page_stack_add (EiamPageStack *self,
                     GtkWidget     *page,
                     const char    *name)
{
  g_return_if_fail (EIAM_IS_PAGE_STACK (self));

  gtk_widget_set_visible (page, FALSE);
  gtk_stack_add_named (self->stack, page, name);
}

/**
 * eiam_page_stack_show:
 * @self: a stack
 * @page: one of its pages
 *
 * Brings @page to the front, with the focus in it: the first time where the page
 * wants it, and then where it was.
 *
 * Returns: whether another page was in front before
 */
gboolean
eiam_page_stack_show (EiamPageStack *self,
                      GtkWidget     *page)
{
  GtkWidget *before;
  gboolean fresh;

  g_return_val_if_fail (EIAM_IS_PAGE_STACK (self), FALSE);

  before = gtk_stack_get_visible_child (self->stack);
  fresh = g_object_get_data (G_OBJECT (page), SEEN_KEY) == NULL;
  g_object_set_data (G_OBJECT (page), SEEN_KEY, self);
  gtk_widget_set_visible (page, TRUE);
  gtk_stack_set_visible_child (self->stack, page);
  /* GTK brings the focus back to where it was on a page, and into a page that
   * has not been seen yet at its top, which need not be where the person begins. */
  if (fresh)
    gtk_widget_grab_focus (page);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  hide_other_pages (self);
  tell (self);

  return before != NULL && before != page;
}

/**
 * eiam_page_stack_remove:
 * @self: a stack
 * @name: the name of a page that is not in front
 *
 * Drops that page.
 *
 * Returns: whether there was one
 */
gboolean
eiam_page_stack_remove (EiamPageStack *self,
                        const char    *name)
{
  GtkWidget *page = eiam_page_stack_get_page (self, name);

  if (page == NULL || page == eiam_page_stack_get_front (self))
    return FALSE;

  gtk_stack_remove (self->stack, page);
  return TRUE;
}

/**
 * eiam_page_stack_clear_but:
 * @self: a stack
 * @kept: (nullable): one of its pages
 *
 * Drops all pages but @kept.
 */
void
eiam_page_stack_clear_but (EiamPageStack *self,
                           GtkWidget     *kept)
{
  GtkWidget *next = NULL;

  g_return_if_fail (EIAM_IS_PAGE_STACK (self));

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); page != NULL;
       page = next)
    {
      next = gtk_widget_get_next_sibling (page);
      if (page != kept)
        gtk_stack_remove (self->stack, page);
    }
}

/**
 * eiam_page_stack_clear:
 * @self: a stack
 *
 * Drops all pages.
 */
void
eiam_page_stack_clear (EiamPageStack *self)
{
  eiam_page_stack_clear_but (self, NULL);
}
