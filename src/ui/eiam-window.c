/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-window.h"

#include "eiam-announcer.h"
#include "eiam-closing.h"
#include "eiam-header.h"
#include "eiam-kiosk-guard.h"
#include "eiam-kiosk-session.h"
#include "eiam-memory.h"
#include "eiam-news-banner.h"
#include "eiam-page.h"
#include "eiam-page-ahead.h"
#include "eiam-page-stack.h"
#include "eiam-page-state.h"
#include "eiam-patience.h"
#include "eiam-scroll-handlers.h"
#include "eiam-shortcuts.h"
#include "eiam-signup-keeper.h"
#include "eiam-signup-setup.h"
#include "eiam-text-touch.h"

#include <glib/gi18n.h>

/**
 * EiamWindow:
 *
 * The window: a stack of pages, of which the step of the sign-up decides which
 * one is seen. Pages are built shortly before they are first needed.
 */
struct _EiamWindow
{
  AdwApplicationWindow parent_instance;

  EiamSettings        *settings;    /* (owned) */
  EiamSignupKeeper    *keeper;      /* (owned) */
  EiamSignup          *signup;      /* (unowned) (nullable): the one of @keeper */
  GSignalGroup        *follower;    /* (owned): of that sign-up */
  GSignalGroup        *waiter;      /* (owned): of its patience */
  EiamInvitationDesk  *desk;        /* (owned) */
  EiamKioskSession    *kiosk;       /* (owned) (nullable): on a self-service machine */
  EiamPageAhead       *ahead;       /* (owned) */
  gboolean             sessions_open;

  AdwBin              *header_bin;
  EiamHeader          *header;
  GtkProgressBar      *progress;
  EiamNewsBanner      *news;
  EiamAnnouncer       *announcer;
  EiamKioskWarning    *warning;
  GtkBox              *content;
  GtkLabel            *countdown;
  EiamPageStack       *stack;
};

G_DEFINE_FINAL_TYPE (EiamWindow, eiam_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum {
  PROP_SETTINGS = 1,
  PROP_SIGNUP,
} EiamWindowProperty;

static GParamSpec *properties[PROP_SIGNUP + 1];

static EiamPage
find_page (EiamWindow *self)
{
  if (self->sessions_open)
    return EIAM_PAGE_SESSIONS;
  if (eiam_invitation_desk_is_open (self->desk))
    return EIAM_PAGE_INVITATION;
  if (self->signup == NULL)
    return EIAM_PAGE_SETUP;
  if (self->kiosk != NULL && !eiam_kiosk_session_has_begun (self->kiosk))
    return EIAM_PAGE_WELCOME;
  return eiam_page_for_step (eiam_signup_get_step (self->signup));
}

static void
update_back (EiamWindow *self)
{
  gboolean possible = self->sessions_open || eiam_invitation_desk_is_open (self->desk)
                      || eiam_signup_setup_can_go_back (self->signup);

  eiam_header_set_back_visible (self->header, possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sessions",
                                 !self->sessions_open && self->kiosk == NULL);
}

static void
update_titles (EiamWindow *self,
               EiamPage    page)
{
  unsigned int step = eiam_page_get_step_number (page);
  g_autofree char *title = eiam_page_dup_window_title (page);

  eiam_header_set_page (self->header, eiam_page_get_title (page), step);
  gtk_progress_bar_set_fraction (self->progress, (double) step / EIAM_N_PAGE_STEPS);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
announce_page (EiamWindow *self)
{
  g_autofree char *text = eiam_header_dup_announcement (self->header);

  eiam_announcer_say (self->announcer, text);
}

/* Saved sessions are out of reach on a self-service machine. */
static GtkWidget *
begin_page (EiamPage page,
            gpointer user_data)
{
  EiamWindow *self = user_data;

  if (page == EIAM_PAGE_SESSIONS && self->kiosk != NULL)
    return NULL;
  return eiam_page_begin (page, self->signup, eiam_signup_keeper_get_store (self->keeper),
                          self->desk, self->settings);
}

static void
show_page (EiamWindow *self)
{
  EiamPage page = find_page (self);
  GtkWidget *child = eiam_page_ahead_take (self->ahead, page);

  update_titles (self, page);
  if (self->kiosk != NULL)
    eiam_kiosk_session_show_page (self->kiosk, page);
  if (eiam_page_stack_show (self->stack, child))
    announce_page (self);
  update_back (self);
  eiam_page_ahead_follow (self->ahead, page);
}

static void
create_header (EiamWindow *self)
{
  self->header = EIAM_HEADER (eiam_header_new (self->settings));
  adw_bin_set_child (self->header_bin, GTK_WIDGET (self->header));
}

static void
on_signup_step_changed (EiamSignup *signup,
                        GParamSpec *pspec,
                        EiamWindow *self)
{
  g_assert (pspec != NULL);
  g_assert (EIAM_IS_SIGNUP (signup));
  g_assert (EIAM_IS_WINDOW (self));

  if (eiam_signup_setup_is_new_person (signup))
    {
      /* The next person has another window. */
      if (self->kiosk != NULL)
        {
          eiam_kiosk_session_end (self->kiosk);
          return;
        }
      eiam_page_ahead_next_person (self->ahead);
    }
  if (eiam_signup_get_step (signup) == EIAM_SIGNUP_DETAILS)
    eiam_news_banner_close (self->news);
  show_page (self);
}

static void
follow_signup (EiamWindow *self)
{
  self->follower = g_signal_group_new (EIAM_TYPE_SIGNUP);
  g_signal_group_connect (self->follower, "notify::step", G_CALLBACK (on_signup_step_changed),
                          self);
  self->waiter = g_signal_group_new (EIAM_TYPE_PATIENCE);
  g_signal_group_connect_swapped (self->waiter, "notify::busy", G_CALLBACK (update_back), self);
}

/* Pages are of one sign-up. */
static void
on_keeper_notify_signup (EiamSignupKeeper *keeper,
                         GParamSpec       *pspec,
                         EiamWindow       *self)
{
  g_assert (pspec != NULL);
  g_assert (EIAM_IS_SIGNUP_KEEPER (keeper));
  g_assert (EIAM_IS_WINDOW (self));

  self->signup = eiam_signup_keeper_get_signup (keeper);
  g_signal_group_set_target (self->follower, self->signup);
  g_signal_group_set_target (self->waiter,
                             self->signup != NULL ? eiam_patience_get (self->signup) : NULL);
  eiam_invitation_desk_set_signup (self->desk, self->signup);
  if (self->signup != NULL)
    g_signal_connect_object (eiam_signup_get_registration (self->signup), "notify",
                             G_CALLBACK (eiam_page_ahead_look_again), self->ahead,
                             G_CONNECT_SWAPPED);
  eiam_page_stack_clear (self->stack);
  show_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIGNUP]);
}

static gboolean
on_gone (gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (user_data));
  eiam_memory_tidy_soon ();
  return G_SOURCE_REMOVE;
}

/* By construction: the next person has a window of their own, with everything in
 * it, and nothing is left of this one. The new one comes first, so that the screen
 * and the program never go without. This one is out of sight at once, and goes
 * as soon as the new one is drawn. */
static void
on_kiosk_ended (EiamWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_assert (EIAM_IS_WINDOW (self));

  gtk_window_present (GTK_WINDOW (eiam_window_new (application, self->settings)));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_gone, g_object_ref (self), g_object_unref);
}

static void
follow_kiosk (EiamWindow *self)
{
  EiamKiosk *kiosk = eiam_kiosk_get (self->settings);

  if (!eiam_kiosk_is_enabled (kiosk))
    {
      eiam_text_touch_guard (GTK_WINDOW (self));
      return;
    }

  eiam_kiosk_guard_window (kiosk, GTK_WINDOW (self));
  self->kiosk = eiam_kiosk_session_new (GTK_WINDOW (self), self->settings, self->warning,
                                        self->content, self->countdown);
  g_signal_connect_object (self->kiosk, "begun", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kiosk, "ended", G_CALLBACK (on_kiosk_ended), self,
                           G_CONNECT_SWAPPED);
}

static void
on_desk_changed (EiamWindow *self)
{
  self->sessions_open = FALSE;
  show_page (self);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EiamWindow *self = EIAM_WINDOW (widget);

  g_assert (name != NULL);
  g_assert (parameter == NULL);

  if (self->sessions_open)
    {
      self->sessions_open = FALSE;
      show_page (self);
    }
  else if (eiam_invitation_desk_is_open (self->desk))
    eiam_invitation_desk_decline (self->desk);
  else
    eiam_signup_cancel (self->signup);
}

static void
sessions_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter == NULL);

  EIAM_WINDOW (widget)->sessions_open = TRUE;
  show_page (EIAM_WINDOW (widget));
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter == NULL);

  eiam_header_open_menu (EIAM_WINDOW (widget)->header);
}

/* Anything in the window can have a sentence spoken, and knows no more than this name. */
static void
announce_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter != NULL);

  eiam_announcer_say (EIAM_WINDOW (widget)->announcer, g_variant_get_string (parameter, NULL));
}

static void
eiam_window_map (GtkWidget *widget)
{
  EiamWindow *self = EIAM_WINDOW (widget);

  GTK_WIDGET_CLASS (eiam_window_parent_class)->map (widget);
  /* Not the header bar, where GTK begins. */
  gtk_widget_grab_focus (GTK_WIDGET (self->stack));
}

static gboolean
eiam_window_close_request (GtkWindow *window)
{
  EiamWindow *self = EIAM_WINDOW (window);
  const char *loss = eiam_signup_setup_get_loss (self->signup);

  if (eiam_kiosk_forbids (eiam_kiosk_get (self->settings), EIAM_KIOSK_CLOSE))
    return GDK_EVENT_STOP;
  if (loss == NULL)
    return GTK_WINDOW_CLASS (eiam_window_parent_class)->close_request (window);

  eiam_closing_ask (window, _("Close Without Finishing?"), loss, gtk_window_destroy);
  return GDK_EVENT_STOP;
}

static void
eiam_window_get_property (GObject      *object,
                          unsigned int  prop_id,
                          GValue       *value,
                          GParamSpec   *pspec)
{
  EiamWindow *self = EIAM_WINDOW (object);

  switch ((EiamWindowProperty) prop_id)
    {
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_SIGNUP:
      g_value_set_object (value, self->signup);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_window_set_property (GObject      *object,
                          unsigned int  prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  EiamWindow *self = EIAM_WINDOW (object);

  switch ((EiamWindowProperty) prop_id)
    {
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_SIGNUP:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_window_constructed (GObject *object)
{
  EiamWindow *self = EIAM_WINDOW (object);

  G_OBJECT_CLASS (eiam_window_parent_class)->constructed (object);

  self->ahead = eiam_page_ahead_new (self->stack, begin_page, self);
  follow_signup (self);
  self->keeper = eiam_signup_keeper_new (self->settings);
  g_signal_connect_object (self->keeper, "notify::signup", G_CALLBACK (on_keeper_notify_signup),
                           self, G_CONNECT_DEFAULT);
  create_header (self);
  follow_kiosk (self);
  self->desk = eiam_invitation_desk_new (self->settings);
  /* After the page itself, whose new content then takes the focus. */
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (on_desk_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->desk, "accepted", G_CALLBACK (eiam_signup_keeper_renew),
                           self->keeper, G_CONNECT_SWAPPED);
  eiam_signup_keeper_renew (self->keeper);
}

static void
eiam_window_dispose (GObject *object)
{
  EiamWindow *self = EIAM_WINDOW (object);

  g_clear_object (&self->kiosk);
  g_clear_object (&self->ahead);
  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->follower);
  g_clear_object (&self->waiter);
  self->signup = NULL;
  g_clear_object (&self->keeper);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (eiam_window_parent_class)->dispose (object);
}

static void
eiam_window_class_init (EiamWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = eiam_window_get_property;
  object_class->set_property = eiam_window_set_property;
  object_class->constructed = eiam_window_constructed;
  object_class->dispose = eiam_window_dispose;
  widget_class->map = eiam_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = eiam_window_close_request;

  properties[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, EIAM_TYPE_SETTINGS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIGNUP] =
    g_param_spec_object ("signup", NULL, NULL, EIAM_TYPE_SIGNUP,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  eiam_scroll_handlers_release ();
  g_type_ensure (EIAM_TYPE_ANNOUNCER);
  g_type_ensure (EIAM_TYPE_KIOSK_WARNING);
  g_type_ensure (EIAM_TYPE_NEWS_BANNER);
  g_type_ensure (EIAM_TYPE_PAGE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamWindow, header_bin);
  gtk_widget_class_bind_template_child (widget_class, EiamWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, EiamWindow, news);
  gtk_widget_class_bind_template_child (widget_class, EiamWindow, announcer);
  gtk_widget_class_bind_template_child (widget_class, EiamWindow, warning);
  gtk_widget_class_bind_template_child (widget_class, EiamWindow, content);
  gtk_widget_class_bind_template_child (widget_class, EiamWindow, countdown);
  gtk_widget_class_bind_template_child (widget_class, EiamWindow, stack);

  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.sessions", NULL, sessions_action);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "win.announce", "s", announce_action);
  eiam_shortcuts_install (widget_class);
  /* As bindings, not accelerators: an open menu or calendar takes Escape first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
}

static void
eiam_window_init (EiamWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  if (g_str_equal (PROFILE, "devel"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

/**
 * eiam_window_new:
 * @application: (nullable): the program
 * @settings: the settings
 *
 * Returns: (transfer none): a window with a sign-up of its own, if a server is
 *   configured
 */
EiamWindow *
eiam_window_new (GtkApplication *application,
                 EiamSettings   *settings)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  return g_object_new (EIAM_TYPE_WINDOW,
                       "application", application,
                       "settings", settings,
                       NULL);
}

/**
 * eiam_window_get_signup:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the sign-up, which is another one after
 *   `notify::signup`, or %NULL while no server is configured
 */
EiamSignup *
eiam_window_get_signup (EiamWindow *self)
{
  g_return_val_if_fail (EIAM_IS_WINDOW (self), NULL);

  return self->signup;
}

/**
 * eiam_window_get_desk:
 * @self: the window
 *
 * Returns: (transfer none): where invitations arrive
 */
EiamInvitationDesk *
eiam_window_get_desk (EiamWindow *self)
{
  g_return_val_if_fail (EIAM_IS_WINDOW (self), NULL);

  return self->desk;
}

/**
 * eiam_window_get_news:
 * @self: the window
 *
 * Returns: (transfer none): the banner above the page
 */
EiamNewsBanner *
eiam_window_get_news (EiamWindow *self)
{
  g_return_val_if_fail (EIAM_IS_WINDOW (self), NULL);

  return self->news;
}

/**
 * eiam_window_show_news:
 * @self: the window
 * @text: a sentence
 *
 * Shows @text in the banner until it is closed.
 */
void
eiam_window_show_news (EiamWindow *self,
                       const char *text)
{
  g_return_if_fail (EIAM_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  eiam_news_banner_show_text (self->news, text);
}

/**
 * eiam_window_begin_anew:
 * @self: the window, with a sign-up
 *
 * Gives up what is under way, and shows an empty form.
 */
void
eiam_window_begin_anew (EiamWindow *self)
{
  g_return_if_fail (EIAM_IS_WINDOW (self));

  self->sessions_open = FALSE;
  eiam_news_banner_close (self->news);
  eiam_signup_start_over (self->signup);
  eiam_signup_keeper_renew (self->keeper);
}

/**
 * eiam_window_translate:
 * @self: the window
 *
 * Shows everything anew in the language that is in use by now. The sign-up and
 * its timers go on; texts, the cursor and the focus are where they were.
 */
void
eiam_window_translate (EiamWindow *self)
{
  g_autoptr (EiamPageState) state = NULL;

  g_return_if_fail (EIAM_IS_WINDOW (self));

  eiam_signup_setup_translate (self->signup, self->settings);
  state = eiam_page_state_new (eiam_page_stack_get_front (self->stack));
  create_header (self);
  eiam_news_banner_translate (self->news);
  if (self->kiosk != NULL)
    eiam_kiosk_session_translate (self->kiosk);
  eiam_page_stack_clear (self->stack);
  show_page (self);
  eiam_page_state_restore (state, eiam_page_stack_get_front (self->stack));
  announce_page (self);
}
