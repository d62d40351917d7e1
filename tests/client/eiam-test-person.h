/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-demo-service.h"
#include "eiam-memory-store.h"
#include "eiam-signup.h"

G_BEGIN_DECLS

/**
 * EiamTestPerson:
 * @service: a demo service that listens
 * @store: a memory store
 * @signup: a sign-up at it
 * @x: the solution of the last puzzle
 * @code: (nullable): the code of the last message
 * @n_messages: how many messages were sent
 *
 * One person who signs up.
 */
typedef struct {
  EiamDemoService *service;
  EiamTokenStore  *store;
  EiamSignup      *signup;
  unsigned int     x;
  char            *code;
  unsigned int     n_messages;
} EiamTestPerson;

#define EIAM_TEST_PERSON_MOBILE "15201657315"

EiamTestPerson *eiam_test_person_new          (void);
void            eiam_test_person_free         (EiamTestPerson     *self);
void            eiam_test_person_enter        (EiamTestPerson     *self,
                                               EiamField           field,
                                               const char         *text);
void            eiam_test_person_set_fault    (EiamTestPerson     *self,
                                               EiamCall            call,
                                               const char         *fault);
void            eiam_test_person_await_idle   (EiamTestPerson     *self);
void            eiam_test_person_await_busy   (EiamTestPerson     *self,
                                               EiamSignupBusy      busy);
void            eiam_test_person_await_puzzle (EiamTestPerson     *self);
void            eiam_test_person_carry_to     (EiamTestPerson     *self,
                                               EiamSignupStep      step);
void            eiam_test_person_register     (EiamTestPerson     *self,
                                               const char         *code);
unsigned int    eiam_test_person_count        (EiamTestPerson     *self,
                                               EiamCall            call);
void            eiam_test_person_assert       (EiamTestPerson     *self,
                                               EiamSignupStep      step,
                                               int                 error);

#define EIAM_TEST_NO_ERROR (-1)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamTestPerson, eiam_test_person_free)

G_END_DECLS
