/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-leaks.h"

#ifdef __SANITIZE_ADDRESS__
#define LOOKS_FOR_LEAKS 1
#elif defined (__has_feature)
#if __has_feature (address_sanitizer)
#define LOOKS_FOR_LEAKS 1
#endif
#endif

#ifdef LOOKS_FOR_LEAKS
#include <sanitizer/lsan_interface.h>

/* The 2049th quark makes GLib take a larger table for them and lose the first on purpose, as
 * others may be reading it. That first one was made while the library was loaded: what is
 * made then is left out, by what runs before the libraries' own constructors. The stacks of
 * the sanitizer end at g_malloc(), so that no rule in leaks.supp can tell it from others. */
static void
look_away (void)
{
  __lsan_disable ();
}

__attribute__ ((section (".preinit_array"), used))
static void (*const before_constructors) (void) = look_away;
#endif

/**
 * eiam_test_leaks_watch:
 *
 * Has leaks looked for in what is allocated from now on, where a sanitizer does.
 */
void
eiam_test_leaks_watch (void)
{
#ifdef LOOKS_FOR_LEAKS
  __lsan_enable ();
#endif
}
