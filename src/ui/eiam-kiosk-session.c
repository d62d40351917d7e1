/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-kiosk-session.h"

#include "eiam-closing.h"
#include "eiam-idle.h"
#include "eiam-keyboard-dock.h"
#include "eiam-journal.h"
#include "eiam-kiosk.h"
#include "eiam-language.h"
#include "eiam-language-setting.h"
#include "eiam-look.h"
#include "eiam-page-state.h"
#include "eiam-signup-setup.h"
#include "eiam-window.h"

#include <glib/gi18n.h>

/**
 * EiamKioskSession:
 *
 * One person after the other at a self-service machine: when one begins, when
 * one has left, and what is set back for the next.
 */
struct _EiamKioskSession
{
  GObject           parent_instance;

  GtkWindow        *window;    /* (unowned) */
  EiamKioskWarning *warning;   /* (unowned) */
  GtkWidget        *content;   /* (unowned) */
  GtkLabel         *countdown; /* (unowned) */
  GSimpleAction    *start_over; /* (unowned): goes with the window */
  EiamSettings     *settings;  /* (owned) */
  EiamIdle         *idle;      /* (owned) */
  EiamPageState    *state;     /* (owned) (nullable): of what the warning covers */
  GPtrArray        *hidden;    /* (owned) (element-type GtkWidget): other windows it covers */
  char             *language;  /* (owned): for each person at first */
  unsigned int      page;      /* an EiamPage, or none */
  gboolean          begun;
  unsigned int      end_id;
};

G_DEFINE_FINAL_TYPE (EiamKioskSession, eiam_kiosk_session, G_TYPE_OBJECT)

enum {
  BEGUN,
  ENDED,
  N_SIGNALS,
};

static unsigned int signals[N_SIGNALS];

static GPtrArray *
dup_other_windows (EiamKioskSession *self)
{
  GPtrArray *windows = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (unsigned int i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (window != GTK_WIDGET (self->window))
        g_ptr_array_add (windows, g_steal_pointer (&window));
    }
  return windows;
}

static void
cover (EiamKioskSession *self)
{
  if (self->state != NULL)
    return;

  eiam_journal_tell (EIAM_EVENT_IDLE_WARNING, NULL);
  self->state = eiam_page_state_new (self->content);
  self->hidden = dup_other_windows (self);
  for (unsigned int i = 0; i < self->hidden->len; i++)
    gtk_widget_set_visible (self->hidden->pdata[i], FALSE);
  gtk_widget_set_visible (self->content, FALSE);
}

static void
uncover (EiamKioskSession *self)
{
  g_autoptr (EiamPageState) state = g_steal_pointer (&self->state);

  if (state == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->warning), FALSE);
  gtk_widget_set_visible (self->content, TRUE);
  eiam_page_state_restore (state, self->content);
  for (unsigned int i = 0; i < self->hidden->len; i++)
    gtk_widget_set_visible (self->hidden->pdata[i], TRUE);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
}

static void
count_down (EiamKioskSession *self,
            unsigned int      left)
{
  /* Translators: after a registration on a machine for many people; the placeholder is a number
   * of seconds. */
  g_autofree char *text = g_strdup_printf (ngettext ("In %u second the next person can begin.",
                                                     "In %u seconds the next person can begin.",
                                                     left),
                                           left);
  g_autofree char *sentence = eiam_language_dup_digits (text);

  gtk_label_set_text (self->countdown, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), left > 0);
}

static void
show_left (EiamKioskSession *self)
{
  unsigned int left = eiam_idle_get_left (self->idle);

  if (self->page == EIAM_PAGE_DONE)
    {
      count_down (self, left);
      return;
    }
  if (left == 0)
    {
      uncover (self);
      return;
    }
  cover (self);
  eiam_kiosk_warning_show (self->warning, left);
}

static void
on_idle_notify_left (EiamIdle         *idle,
                     GParamSpec       *pspec,
                     EiamKioskSession *self)
{
  g_assert (pspec != NULL);
  g_assert (EIAM_IS_IDLE (idle));
  g_assert (EIAM_IS_KIOSK_SESSION (self));

  show_left (self);
}

static void
empty_clipboards (EiamKioskSession *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->window));

  gdk_clipboard_set_text (gdk_display_get_clipboard (display), "");
  gdk_clipboard_set_text (gdk_display_get_primary_clipboard (display), "");
}

static void
reset_look (EiamKioskSession *self)
{
  eiam_look_set_high_contrast (FALSE);
  eiam_look_set_large_text (FALSE);
  if (g_str_equal (eiam_settings_get_language (self->settings), self->language))
    return;
  eiam_language_setting_choose (self->settings, self->language, FALSE);
  /* What is built for the next person comes before the program has heard of it. */
  eiam_language_setting_apply (self->settings);
  eiam_language_apply_direction ();
}

/* The person is gone: what is on the screen goes first. */
static void
end (EiamKioskSession *self)
{
  /* The window that goes has it. */
  g_autoptr (EiamKioskSession) kept = g_object_ref (self);
  g_autoptr (GPtrArray) windows = dup_other_windows (self);

  g_clear_handle_id (&self->end_id, g_source_remove);
  self->begun = FALSE;
  for (unsigned int i = 0; i < windows->len; i++)
    gtk_window_destroy (windows->pdata[i]);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  g_clear_pointer (&self->state, eiam_page_state_free);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), FALSE);
  gtk_widget_set_visible (self->content, TRUE);
  empty_clipboards (self);
  reset_look (self);
  eiam_journal_tell (EIAM_EVENT_WIPE, NULL);
  eiam_idle_stop (self->idle);
  g_signal_emit (kept, signals[ENDED], 0);
}

static void
on_idle_expired (EiamIdle         *idle,
                 EiamKioskSession *self)
{
  g_assert (EIAM_IS_IDLE (idle));
  g_assert (EIAM_IS_KIOSK_SESSION (self));

  end (self);
}

static gboolean
on_end_due (gpointer user_data)
{
  EiamKioskSession *self = user_data;

  g_assert (EIAM_IS_KIOSK_SESSION (self));

  self->end_id = 0;
  end (self);
  return G_SOURCE_REMOVE;
}

static void
leave (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "kiosk.leave", NULL);
}

static void
on_start_activate (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  EiamKioskSession *self = user_data;

  g_assert (G_IS_SIMPLE_ACTION (action));
  g_assert (EIAM_IS_KIOSK_SESSION (self));

  if (self->begun)
    return;
  self->begun = TRUE;
  g_signal_emit (self, signals[BEGUN], 0);
}

static void
on_stay_activate (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  EiamKioskSession *self = user_data;

  g_assert (G_IS_SIMPLE_ACTION (action));
  g_assert (EIAM_IS_KIOSK_SESSION (self));

  eiam_idle_note_activity (self->idle);
}

static void
on_start_over_activate (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  EiamKioskSession *self = user_data;
  const char *loss = NULL;

  g_assert (G_IS_SIMPLE_ACTION (action));
  g_assert (EIAM_IS_KIOSK_SESSION (self));

  loss = eiam_signup_setup_get_loss (eiam_window_get_signup (EIAM_WINDOW (self->window)));
  if (loss == NULL)
    eiam_kiosk_session_end (self);
  else
    /* Translators: a question, after the button “Start Over” was pressed. */
    eiam_closing_ask (self->window, _("Start Over?"), loss, leave);
}

static void
on_leave_activate (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  EiamKioskSession *self = user_data;

  g_assert (G_IS_SIMPLE_ACTION (action));
  g_assert (EIAM_IS_KIOSK_SESSION (self));

  eiam_kiosk_session_end (self);
}

static const GActionEntry actions[] = {
  { .name = "start", .activate = on_start_activate },
  { .name = "start-over", .activate = on_start_over_activate },
  { .name = "leave", .activate = on_leave_activate },
  { .name = "stay", .activate = on_stay_activate },
};

static void
eiam_kiosk_session_dispose (GObject *object)
{
  EiamKioskSession *self = EIAM_KIOSK_SESSION (object);

  g_clear_handle_id (&self->end_id, g_source_remove);
  if (self->idle != NULL)
    g_signal_handlers_disconnect_by_data (self->idle, self);
  g_clear_object (&self->idle);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (eiam_kiosk_session_parent_class)->dispose (object);
}

static void
eiam_kiosk_session_finalize (GObject *object)
{
  EiamKioskSession *self = EIAM_KIOSK_SESSION (object);

  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  g_clear_pointer (&self->state, eiam_page_state_free);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (eiam_kiosk_session_parent_class)->finalize (object);
}

static void
eiam_kiosk_session_class_init (EiamKioskSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = eiam_kiosk_session_dispose;
  object_class->finalize = eiam_kiosk_session_finalize;

  /**
   * EiamKioskSession::begun:
   *
   * A person has left the welcome page.
   */
  signals[BEGUN] = g_signal_new ("begun", EIAM_TYPE_KIOSK_SESSION, G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EiamKioskSession::ended:
   *
   * The person is gone, and the window with everything of theirs has to go.
   */
  signals[ENDED] = g_signal_new ("ended", EIAM_TYPE_KIOSK_SESSION, G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
eiam_kiosk_session_init (EiamKioskSession *self)
{
  /* None yet. */
  self->page = EIAM_N_PAGES;
}

/**
 * eiam_kiosk_session_new:
 * @window: the window of the program
 * @settings: the settings
 * @warning: what takes the place of @content while nobody is there
 * @content: what @window shows, from the top down; a keyboard comes last
 * @countdown: where the last page says how long it stays
 *
 * Returns: (transfer full): what has the people take turns at @window
 */
EiamKioskSession *
eiam_kiosk_session_new (GtkWindow        *window,
                        EiamSettings     *settings,
                        EiamKioskWarning *warning,
                        GtkBox           *content,
                        GtkLabel         *countdown)
{
  EiamKioskSession *self = NULL;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  self = g_object_new (EIAM_TYPE_KIOSK_SESSION, NULL);
  self->window = window;
  self->warning = warning;
  self->content = GTK_WIDGET (content);
  self->countdown = countdown;
  self->settings = g_object_ref (settings);
  self->language = g_strdup (eiam_settings_get_language (settings));
  self->idle = eiam_idle_new ();
  g_signal_connect (self->idle, "notify::left", G_CALLBACK (on_idle_notify_left), self);
  g_signal_connect (self->idle, "expired", G_CALLBACK (on_idle_expired), self);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  self->start_over = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group),
                                                                  "start-over"));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "kiosk", G_ACTION_GROUP (group));
  gtk_box_append (content, eiam_keyboard_dock_new (eiam_kiosk_get (settings)));
  return self;
}

/**
 * eiam_kiosk_session_has_begun:
 * @self: what has the people take turns
 *
 * Returns: whether somebody has left the welcome page
 */
gboolean
eiam_kiosk_session_has_begun (EiamKioskSession *self)
{
  g_return_val_if_fail (EIAM_IS_KIOSK_SESSION (self), TRUE);

  return self->begun;
}

/* Where something was begun, and the page has no such button itself. */
static gboolean
offers_start_over (EiamPage page)
{
  return page == EIAM_PAGE_DETAILS || page == EIAM_PAGE_REVIEW || page == EIAM_PAGE_VERIFY;
}

/**
 * eiam_kiosk_session_show_page:
 * @self: what has the people take turns
 * @page: the page that is shown now
 *
 * Says how long @page waits: the first without a question, as there is nothing
 * of anybody's, and the last counts down from its beginning.
 */
void
eiam_kiosk_session_show_page (EiamKioskSession *self,
                              EiamPage          page)
{
  EiamKiosk *kiosk = NULL;
  unsigned int timeout;
  unsigned int warning;

  g_return_if_fail (EIAM_IS_KIOSK_SESSION (self));

  if (self->page == page)
    return;

  kiosk = eiam_kiosk_get (self->settings);
  timeout = eiam_kiosk_get_idle_timeout (kiosk);
  warning = eiam_kiosk_get_warning_duration (kiosk);
  self->page = page;
  g_simple_action_set_enabled (self->start_over, offers_start_over (page));
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), FALSE);
  eiam_idle_set_times (self->idle,
                       page == EIAM_PAGE_DONE ? 0 : timeout,
                       page == EIAM_PAGE_WELCOME ? 0 : warning);
  if (page == EIAM_PAGE_DONE)
    eiam_idle_note_activity (self->idle);
}

/**
 * eiam_kiosk_session_translate:
 * @self: what has the people take turns
 *
 * Says for how long it waits in the language that is in use by now.
 */
void
eiam_kiosk_session_translate (EiamKioskSession *self)
{
  g_return_if_fail (EIAM_IS_KIOSK_SESSION (self));

  show_left (self);
}

/**
 * eiam_kiosk_session_end:
 * @self: what has the people take turns
 *
 * The person is done. What they used goes when it has finished what it does.
 */
void
eiam_kiosk_session_end (EiamKioskSession *self)
{
  g_return_if_fail (EIAM_IS_KIOSK_SESSION (self));

  /* Before another frame of it is drawn. */
  if (self->end_id == 0)
    self->end_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_end_due, self, NULL);
}
