/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-details-page.h"
#include "eiam-idle.h"
#include "eiam-kiosk.h"
#include "eiam-kiosk-warning.h"
#include "eiam-look.h"
#include "eiam-test-later.h"
#include "eiam-test-ui.h"
#include "eiam-welcome-page.h"
#include "eiam-window.h"

static EiamSettings *
create_settings (gboolean kiosk)
{
  EiamSettings *settings = eiam_settings_new ();

  g_settings_set_string (eiam_settings_get_gsettings (settings), "token-storage", "none");
  g_settings_set_string (eiam_settings_get_gsettings (settings), "help-phone", "+86 10 5555");
  eiam_settings_override (settings, "server-url", "http://127.0.0.1:1");
  eiam_settings_override (settings, "client-id", "test-client");
  if (kiosk)
    eiam_kiosk_enable (eiam_kiosk_get (settings));
  return settings;
}

static GtkWidget *
find (EiamWindow *window,
      GType       type)
{
  return eiam_test_ui_find (GTK_WIDGET (window), type, NULL);
}

static void
test_kiosk_decides (void)
{
  g_autoptr (EiamSettings) settings = create_settings (FALSE);
  EiamKiosk *kiosk = eiam_kiosk_get (settings);

  for (unsigned int i = 0; i < EIAM_KIOSK_N_DEEDS; i++)
    g_assert_false (eiam_kiosk_forbids (kiosk, (EiamKioskDeed) i));

  eiam_kiosk_enable (kiosk);
  for (unsigned int i = 0; i < EIAM_KIOSK_N_DEEDS; i++)
    g_assert_true (eiam_kiosk_forbids (kiosk, (EiamKioskDeed) i));
  g_assert_true (eiam_kiosk_get (settings) == kiosk);
}

static void
test_kiosk_chord (void)
{
  static const struct
  {
    const char *text;
    gboolean    good;
  } cases[] = {
    { "<Control><Alt>F12", TRUE }, { "<Super>q", TRUE }, { "q", FALSE },
    { "<Shift>q", FALSE },         { "F12", FALSE },     { "<Control>", FALSE },
    { "<Control>nothing", FALSE }, { "", FALSE },
  };
  GdkModifierType modifiers;
  unsigned int key;

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (eiam_kiosk_parse_chord (cases[i].text, &key, &modifiers), ==, cases[i].good);
}

static void
test_kiosk_chord_problem (void)
{
  g_autoptr (EiamSettings) settings = create_settings (FALSE);
  GSettings *gsettings = eiam_settings_get_gsettings (settings);
  g_autoptr (GSettings) child = g_settings_get_child (gsettings, "kiosk");
  GPtrArray *problems = NULL;

  g_settings_set_string (child, "exit-chord", "q");
  problems = eiam_settings_get_problems (settings);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "kiosk/exit-chord"));
  g_settings_reset (child, "exit-chord");
}

static gboolean
is_left (gpointer user_data)
{
  return eiam_idle_get_left (user_data) > 0;
}

static gboolean
is_set (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static void
on_idle_expired (gboolean *expired)
{
  *expired = TRUE;
}

static void
test_kiosk_idle (void)
{
  g_autoptr (EiamIdle) idle = eiam_idle_new ();
  GtkWindow *window = eiam_test_ui_show (gtk_button_new_with_label ("A Button"));
  gboolean expired = FALSE;

  g_signal_connect_swapped (idle, "expired", G_CALLBACK (on_idle_expired), &expired);
  eiam_idle_set_times (idle, 1, 2);
  eiam_test_ui_click (GTK_WIDGET (window), "A Button");
  eiam_test_ui_await (is_left, idle);
  g_assert_false (expired);

  eiam_test_ui_click (GTK_WIDGET (window), "A Button");
  g_assert_cmpuint (eiam_idle_get_left (idle), ==, 0);
  eiam_test_ui_await (is_left, idle);
  eiam_test_ui_await (is_set, &expired);
  g_assert_cmpuint (eiam_idle_get_left (idle), ==, 0);

  /* The last page counts down at once. */
  expired = FALSE;
  eiam_idle_set_times (idle, 0, 2);
  eiam_idle_note_activity (idle);
  g_assert_cmpuint (eiam_idle_get_left (idle), ==, 2);
  eiam_idle_stop (idle);
  g_assert_cmpuint (eiam_idle_get_left (idle), ==, 0);
  g_assert_false (expired);
  eiam_test_ui_close (window);
}

typedef struct
{
  EiamIdle  *idle;
  GtkWidget *entry;
  GtkWidget *scale;
  GtkWidget *toggle;
  GtkWidget *button;
} Desk;

static void
press_button (Desk *desk)
{
  gtk_widget_activate (desk->button);
}

static void
enter_text (Desk *desk)
{
  gtk_editable_set_text (GTK_EDITABLE (desk->entry), "x");
}

static void
move_scale (Desk *desk)
{
  gtk_range_set_value (GTK_RANGE (desk->scale), 3.0);
}

static void
toggle_switch (Desk *desk)
{
  gtk_widget_activate (desk->toggle);
}

static gboolean
is_not_left (gpointer user_data)
{
  return eiam_idle_get_left (user_data) == 0;
}

/* What assistive technology does comes without an event. */
static void
test_kiosk_deeds (void)
{
  static void (*const deeds[]) (Desk *desk) = { press_button, enter_text, move_scale,
                                                toggle_switch };
  g_autoptr (EiamIdle) idle = eiam_idle_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Desk desk = { idle, gtk_entry_new (),
                gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0.0, 9.0, 1.0),
                gtk_switch_new (), gtk_button_new_with_label ("A Button") };
  GtkWidget *widgets[] = { desk.entry, desk.scale, desk.toggle, desk.button };
  GtkWindow *window = NULL;

  for (unsigned int i = 0; i < G_N_ELEMENTS (widgets); i++)
    gtk_box_append (GTK_BOX (box), widgets[i]);
  window = eiam_test_ui_show (box);
  eiam_test_ui_await_mapped (GTK_WIDGET (desk.button));
  eiam_idle_set_times (idle, 60, 600);
  eiam_idle_note_activity (idle);
  for (unsigned int i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      eiam_test_later_pass (61);
      eiam_test_ui_await (is_left, idle);
      deeds[i](&desk);
      eiam_test_ui_await (is_not_left, idle);
    }
  eiam_test_ui_close (window);
}

static void
on_announce (GSimpleAction *action,
             GVariant      *parameter,
             GString       *said)
{
  g_assert (G_IS_SIMPLE_ACTION (action));

  g_string_append_printf (said, "%s|", g_variant_get_string (parameter, NULL));
}

/* Spoken when it comes and at 20, 10 and 5 seconds, though a second be missed. */
static void
test_kiosk_spoken (void)
{
  static const struct
  {
    unsigned int from;
    unsigned int missed;
    const char  *said;
  } cases[] = {
    { 20, 0, "20 10 5 " },
    { 60, 0, "60 20 10 5 " },
    { 20, 10, "20 9 5 " },
    { 60, 20, "60 19 10 5 " },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EiamKioskWarning *warning = g_object_new (EIAM_TYPE_KIOSK_WARNING, "visible", FALSE, NULL);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWindow *window = NULL;
      g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
      g_autoptr (GSimpleAction) announce = g_simple_action_new ("announce", G_VARIANT_TYPE_STRING);
      g_autoptr (GString) said = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_auto (GStrv) seconds = g_strsplit (cases[i].said, " ", -1);

      gtk_box_append (GTK_BOX (box), GTK_WIDGET (warning));
      window = eiam_test_ui_show (box);
      g_signal_connect (announce, "activate", G_CALLBACK (on_announce), said);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (announce));
      gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (group));
      for (unsigned int left = cases[i].from; left > 0; left--)
        if (left != cases[i].missed)
          eiam_kiosk_warning_show (warning, left);
      for (unsigned int j = 0; *seconds[j] != '\0'; j++)
        g_string_append_printf (expected, "In %s seconds everything that you entered will be "
                                "deleted.|", seconds[j]);
      g_assert_cmpstr (said->str, ==, expected->str);
      eiam_test_ui_close (window);
    }
}

static gboolean
is_welcome (gpointer user_data)
{
  return find (user_data, EIAM_TYPE_WELCOME_PAGE) != NULL
         && find (user_data, EIAM_TYPE_DETAILS_PAGE) == NULL;
}

static gboolean
is_details (gpointer user_data)
{
  return find (user_data, EIAM_TYPE_DETAILS_PAGE) != NULL;
}

/* What a person has to themselves; each is another one for the next. */
typedef struct
{
  gpointer window;
  gpointer signup;
  gpointer registration;
  gpointer store;
  gpointer client;
  gpointer page;
} Belongings;

static void
watch (gpointer *place,
       gpointer  object)
{
  *place = object;
  g_object_add_weak_pointer (object, place);
}

static void
watch_belongings (Belongings *belongings,
                  EiamWindow *window)
{
  EiamSignup *signup = eiam_window_get_signup (window);

  watch (&belongings->window, window);
  watch (&belongings->signup, signup);
  watch (&belongings->registration, eiam_signup_get_registration (signup));
  watch (&belongings->store, eiam_signup_get_store (signup));
  watch (&belongings->client, eiam_signup_get_client (signup));
  watch (&belongings->page, find (window, EIAM_TYPE_DETAILS_PAGE));
}

static void
assert_gone (const Belongings *belongings)
{
  g_assert_null (belongings->window);
  g_assert_null (belongings->signup);
  g_assert_null (belongings->registration);
  g_assert_null (belongings->store);
  g_assert_null (belongings->client);
  g_assert_null (belongings->page);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/* Returns the window of the next person. */
static EiamWindow *
be_person (EiamWindow *window)
{
  Belongings belongings = { .window = NULL };
  EiamSignup *signup = NULL;

  eiam_test_ui_click (GTK_WIDGET (window), "Start");
  eiam_test_ui_await (is_details, window);
  signup = eiam_window_get_signup (window);
  watch_belongings (&belongings, window);
  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_MOBILE,
                              "13800138000");
  g_assert_true (eiam_signup_review (signup));
  eiam_signup_start_over (signup);
  eiam_test_ui_await (is_gone, &belongings.window);
  window = eiam_test_ui_find_window ();
  eiam_test_ui_await_mapped (GTK_WIDGET (window));
  g_assert_true (is_welcome (window));
  eiam_test_ui_drain ();
  assert_gone (&belongings);
  return window;
}

static void
test_kiosk_reset (void)
{
  g_autoptr (EiamSettings) settings = create_settings (TRUE);
  EiamWindow *window = eiam_test_ui_open (settings);
  GtkWidget *page = find (window, EIAM_TYPE_WELCOME_PAGE);
  GtkWidget *toggle = NULL;

  g_assert_nonnull (page);
  g_assert_nonnull (find (window, GTK_TYPE_MENU_BUTTON));
  toggle = eiam_test_ui_find (page, GTK_TYPE_SWITCH, NULL);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_true (eiam_look_get_high_contrast ());
  eiam_look_set_large_text (TRUE);
  eiam_settings_override (settings, "language", "zh_CN");

  window = be_person (window);
  g_assert_false (eiam_look_get_high_contrast ());
  g_assert_false (eiam_look_get_large_text ());
  g_assert_cmpstr (eiam_settings_get_language (settings), ==, "");
  toggle = eiam_test_ui_find (find (window, EIAM_TYPE_WELCOME_PAGE), GTK_TYPE_SWITCH, NULL);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_window_destroy (GTK_WINDOW (window));
  eiam_test_ui_drain ();
}

/* For all who see a press before what is pressed does. */
static void
press_at (EiamWindow             *window,
          const graphene_point_t *point)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (unsigned int i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "pressed", 1, (double) point->x, (double) point->y);
    }
}

/* A finger that stays on the cursor is offered the emoji chooser, unless the text says no. */
static void
test_kiosk_emoji (void)
{
  g_autoptr (EiamSettings) settings = create_settings (TRUE);
  EiamWindow *window = eiam_test_ui_open (settings);
  GtkWidget *text = NULL;
  graphene_point_t middle = GRAPHENE_POINT_INIT (3.0f, 3.0f);
  graphene_point_t point;

  eiam_test_ui_click (GTK_WIDGET (window), "Start");
  eiam_test_ui_await (is_details, window);
  text = eiam_test_ui_find (find (window, EIAM_TYPE_DETAILS_PAGE), GTK_TYPE_TEXT, NULL);
  eiam_test_ui_await_mapped (text);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (gtk_widget_compute_point (text, GTK_WIDGET (window), &middle, &point));
  g_assert_true (gtk_widget_pick (GTK_WIDGET (window), point.x, point.y, GTK_PICK_DEFAULT) == text);
  press_at (window, &point);
  g_assert_true (gtk_text_get_input_hints (GTK_TEXT (text)) & GTK_INPUT_HINT_NO_EMOJI);
  gtk_window_destroy (GTK_WINDOW (window));
  eiam_test_ui_drain ();
}

static void
test_kiosk_close (void)
{
  g_autoptr (EiamSettings) settings = create_settings (TRUE);
  EiamWindow *window = eiam_test_ui_open (settings);

  gtk_window_close (GTK_WINDOW (window));
  eiam_test_ui_drain ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.sessions", NULL);
  g_assert_nonnull (find (window, EIAM_TYPE_WELCOME_PAGE));
  gtk_window_destroy (GTK_WINDOW (window));
  eiam_test_ui_drain ();
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  g_test_add_func ("/kiosk/decides", test_kiosk_decides);
  g_test_add_func ("/kiosk/chord", test_kiosk_chord);
  g_test_add_func ("/kiosk/chord-problem", test_kiosk_chord_problem);
  g_test_add_func ("/kiosk/idle", test_kiosk_idle);
  g_test_add_func ("/kiosk/deeds", test_kiosk_deeds);
  g_test_add_func ("/kiosk/spoken", test_kiosk_spoken);
  g_test_add_func ("/kiosk/reset", test_kiosk_reset);
  g_test_add_func ("/kiosk/close", test_kiosk_close);
  g_test_add_func ("/kiosk/emoji", test_kiosk_emoji);

  return g_test_run ();
}
