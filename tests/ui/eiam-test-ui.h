/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "eiam-demo-service.h"
#include "eiam-field-row.h"
#include "eiam-settings.h"
#include "eiam-signup.h"
#include "eiam-window.h"

G_BEGIN_DECLS

/**
 * EiamTestCondition:
 * @user_data: what to look at
 *
 * Returns: %TRUE when that which is awaited has come
 */
typedef gboolean (*EiamTestCondition) (gpointer user_data);

void             eiam_test_ui_init           (int               *argc,
                                              char            ***argv);
void             eiam_test_ui_await          (EiamTestCondition  condition,
                                              gpointer           user_data);
void             eiam_test_ui_await_mapped   (GtkWidget         *widget);
void             eiam_test_ui_drain          (void);
GtkWindow       *eiam_test_ui_show           (GtkWidget         *child);
EiamWindow      *eiam_test_ui_open           (EiamSettings      *settings);
EiamWindow      *eiam_test_ui_find_window    (void);
void             eiam_test_ui_close          (GtkWindow         *window);
GtkWidget       *eiam_test_ui_find           (GtkWidget         *root,
                                              GType              type,
                                              const char        *name);
EiamFieldRow    *eiam_test_ui_find_row       (GtkWidget         *root,
                                              const char        *label);
gboolean         eiam_test_ui_has_text       (GtkWidget         *root,
                                              const char        *text);
void             eiam_test_ui_click          (GtkWidget         *root,
                                              const char        *name);
void             eiam_test_ui_write_picture_file (GtkWindow      *window,
                                              const char        *path);
void             eiam_test_ui_write_picture  (GtkWindow         *window,
                                              const char        *name);
EiamDemoService *eiam_test_ui_start_service  (void);
const char      *eiam_test_ui_get_code       (EiamDemoService   *service);
unsigned int     eiam_test_ui_get_puzzle_x   (EiamDemoService   *service);
EiamSignup      *eiam_test_ui_create_signup  (EiamDemoService   *service,
                                              EiamTokenStore    *store);
void             eiam_test_ui_await_step     (EiamSignup        *signup,
                                              EiamSignupStep     step);
void             eiam_test_ui_carry_to       (EiamSignup        *signup,
                                              EiamDemoService   *service,
                                              EiamSignupStep     step);

G_END_DECLS
