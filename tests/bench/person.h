/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"
#include "eiam-test-outside.h"
#include "eiam-test-ui.h"
#include "eiam-window.h"

G_BEGIN_DECLS

/**
 * Person:
 * @settings: for this run alone
 * @window: the program's window
 * @number: how many persons there were
 * @program: the service
 * @folder: of its certificates
 * @service: its process
 * @awaited: the type of the page that is to be painted, %G_TYPE_INVALID when it was
 * @painted: when it was
 * @pressed: when the last key was pressed
 *
 * Whoever is at the window, one after the other, and the service behind it.
 */
typedef struct {
  EiamSettings    *settings;
  EiamWindow      *window;
  unsigned int     number;
  const char      *program;
  const char      *folder;
  EiamTestOutside *service;
  GType            awaited;
  gint64           painted;
  guint32          pressed;
} Person;

void         person_init   (Person            *self,
                            const char        *program,
                            const char        *folder);
void         person_open   (Person            *self);
void         person_think  (void);
void         person_wait   (const char        *what,
                            EiamTestCondition  condition,
                            gpointer           user_data);
void         person_renew  (Person            *self);
void         person_close  (Person            *self);
gint64       person_press  (Person            *self,
                            const char        *button,
                            GType              page);
gint64       person_await  (Person            *self,
                            GType              page,
                            gint64             began);
void         person_enter  (Person            *self);
void         person_solve  (Person            *self);
EiamSignup  *person_signup (Person            *self);

G_END_DECLS
