/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-client.h"
#include "eiam-demo-service.h"

G_BEGIN_DECLS

/**
 * EiamTestCalls:
 * @service: a demo service that listens
 * @certificate: (nullable): what the service shows
 * @n_certificate_uses: how many references there are while nobody is connected
 * @client: a client for it
 * @device: the client's device
 * @registration: a person with mobile number, password and name
 * @puzzle: (nullable): the last puzzle
 * @x: the solution of the last puzzle
 * @captcha_token: (nullable): the pass of the last puzzle
 * @code: (nullable): the code of the last message
 *
 * A client and a service, and what the calls between them brought so far.
 */
typedef struct {
  EiamDemoService  *service;
  GTlsCertificate  *certificate;
  int               n_certificate_uses;
  EiamClient       *client;
  EiamDevice       *device;
  EiamRegistration *registration;
  EiamPuzzle       *puzzle;
  unsigned int      x;
  char             *captcha_token;
  char             *code;
} EiamTestCalls;

#define EIAM_TEST_MOBILE "15201657315"
#define EIAM_TEST_PASSWORD "QWE@qwe123"

EiamTestCalls *eiam_test_calls_new        (GTlsCertificate      *certificate);
void           eiam_test_calls_free       (EiamTestCalls        *self);
void           eiam_test_calls_set_client (EiamTestCalls        *self,
                                           const char           *url);
void           eiam_test_calls_prepare    (EiamTestCalls        *self,
                                           EiamCall              call);
void           eiam_test_calls_start      (EiamTestCalls        *self,
                                           EiamCall              call,
                                           GCancellable         *cancellable,
                                           GAsyncResult        **result);
gboolean       eiam_test_calls_finish     (EiamTestCalls        *self,
                                           EiamCall              call,
                                           GAsyncResult        **result,
                                           GError              **error);
gboolean       eiam_test_calls_make       (EiamTestCalls        *self,
                                           EiamCall              call,
                                           GError              **error);
void           eiam_test_calls_set_fault  (EiamTestCalls        *self,
                                           EiamCall              call,
                                           const char           *fault);
void           eiam_test_calls_add_tests  (const char           *path,
                                           GTestDataFunc         function);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamTestCalls, eiam_test_calls_free)

G_END_DECLS
