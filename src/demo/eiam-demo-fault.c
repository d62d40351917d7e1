/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-fault.h"

#include <stddef.h>
#include <string.h>

#include <gio/gio.h>

#include "eiam-demo-fault-kind.h"

#define MAX_DELAY 600000

/* What goes wrong with one call, and how often. */
struct _EiamDemoFault
{
  const EiamDemoFaultKind *kind;
  EiamDemoFaultOptions     options;
  unsigned int             delay;
  unsigned int             times; /* 0: always */
  gboolean                 is_used_up;
};

typedef struct {
  const char *name;
  gsize       offset;
} Option;

static const Option text_options[] = {
  { "type", offsetof (EiamDemoFaultOptions, type) },
  { "retry-after", offsetof (EiamDemoFaultOptions, retry_after) },
  { "code", offsetof (EiamDemoFaultOptions, code) },
  { "message", offsetof (EiamDemoFaultOptions, message) },
  { "location", offsetof (EiamDemoFaultOptions, location) },
};

static gboolean
parse_number (const char    *name,
              const char    *text,
              unsigned int   min,
              unsigned int   max,
              unsigned int  *number,
              GError       **error)
{
  guint64 value = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, min, max, &value, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "%s needs a number from %u to %u, not “%s”", name, min, max,
                   text == NULL ? "" : text);
      return FALSE;
    }

  *number = (unsigned int) value;
  return TRUE;
}

static gboolean
is_header_safe (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isprint (*text))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_text_option (EiamDemoFault  *self,
                 const char     *name,
                 const char     *value)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (text_options); i++)
    {
      char **text = (char **) (gpointer) ((char *) &self->options + text_options[i].offset);

      if (!g_str_equal (text_options[i].name, name) || value == NULL)
        continue;
      g_free (*text);
      *text = g_strdup (value);
      return TRUE;
    }

  return FALSE;
}

static gboolean
set_kind (EiamDemoFault            *self,
          const EiamDemoFaultKind  *kind,
          const char               *value,
          GError                  **error)
{
  if ((kind->value == EIAM_DEMO_FAULT_VALUE_NONE) != (value == NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s %s a value", kind->name,
                   value == NULL ? "needs" : "takes no");
      return FALSE;
    }

  self->kind = kind;
  self->options.value = g_strdup (value);
  if (kind->value == EIAM_DEMO_FAULT_VALUE_NUMBER)
    return parse_number (kind->name, value, kind->min, kind->max, &self->options.number, error);
  return TRUE;
}

static gboolean
set_part (EiamDemoFault  *self,
          const char     *name,
          const char     *value,
          GError        **error)
{
  const EiamDemoFaultKind *kind = eiam_demo_fault_kind_lookup (name);

  if (g_str_equal (name, "times"))
    return parse_number (name, value, 1, G_MAXINT, &self->times, error);
  if (g_str_equal (name, "delay"))
    return parse_number (name, value, 0, MAX_DELAY, &self->delay, error);
  if (kind != NULL && self->kind == NULL)
    return set_kind (self, kind, value, error);
  if (set_text_option (self, name, value))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "There is no fault “%s”", name);
  return FALSE;
}

/* A body may hold any character, so it runs to the end of the text. */
static gboolean
parse (EiamDemoFault  *self,
       const char     *text,
       GError        **error)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, ";");
      g_autofree char *part = NULL;
      char *value = NULL;

      if (g_str_has_prefix (text, "body="))
        {
          self->options.body = g_strdup (text + strlen ("body="));
          return TRUE;
        }

      part = g_strndup (text, length);
      value = strchr (part, '=');
      if (value != NULL)
        *value++ = '\0';
      if (!set_part (self, part, value, error))
        return FALSE;

      text += length;
      if (*text == ';')
        text++;
    }

  return TRUE;
}

static gboolean
check (EiamDemoFault  *self,
       GError        **error)
{
  const char * const headers[] = { self->options.type, self->options.retry_after,
                                   self->options.location };

  for (unsigned int i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      if (headers[i] != NULL && !is_header_safe (headers[i]))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                               "A header value must be printable ASCII");
          return FALSE;
        }
    }

  if (self->kind == NULL && self->options.body != NULL)
    self->kind = eiam_demo_fault_kind_lookup ("body");
  if (self->kind == NULL && self->delay > 0)
    self->kind = eiam_demo_fault_kind_lookup ("delay");
  if (self->kind != NULL)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "The fault has no kind");
  return FALSE;
}

static void
clear_fault (gpointer data)
{
  EiamDemoFault *self = data;

  g_free (self->options.value);
  g_free (self->options.body);
  g_free (self->options.type);
  g_free (self->options.retry_after);
  g_free (self->options.code);
  g_free (self->options.message);
  g_free (self->options.location);
}

/**
 * eiam_demo_fault_new:
 * @text: `KIND[=VALUE][;key=value…]`, with `times=N` to strike N times only and
 *   `delay=MS` to wait; a `body=` must come last
 * @error: return location for an error of #G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the fault, or %NULL with @error set
 */
EiamDemoFault *
eiam_demo_fault_new (const char  *text,
                     GError     **error)
{
  g_autoptr (EiamDemoFault) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_rc_box_new0 (EiamDemoFault);
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           "The fault is not UTF-8");
      return NULL;
    }
  if (!parse (self, text, error) || !check (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * eiam_demo_fault_ref:
 * @self: a fault
 *
 * Returns: (transfer full): @self
 */
EiamDemoFault *
eiam_demo_fault_ref (EiamDemoFault *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

/**
 * eiam_demo_fault_unref:
 * @self: (transfer full): a fault
 *
 * Drops a reference.
 */
void
eiam_demo_fault_unref (EiamDemoFault *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, clear_fault);
}

/**
 * eiam_demo_fault_get_stage:
 * @self: a fault
 *
 * Returns: when @self strikes
 */
EiamDemoFaultStage
eiam_demo_fault_get_stage (const EiamDemoFault *self)
{
  g_return_val_if_fail (self != NULL, EIAM_DEMO_FAULT_STAGE_AFTER);

  return self->kind->stage;
}

/**
 * eiam_demo_fault_get_delay:
 * @self: a fault
 *
 * Returns: how many milliseconds the answer waits
 */
unsigned int
eiam_demo_fault_get_delay (const EiamDemoFault *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->delay;
}

/**
 * eiam_demo_fault_strike:
 * @self: a fault
 * @at_headers: whether only the headers of a request are in
 *
 * Counts one strike, if @self strikes now and its `times` are not over.
 *
 * Returns: whether @self strikes
 */
gboolean
eiam_demo_fault_strike (EiamDemoFault *self,
                        gboolean       at_headers)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->is_used_up
      || (self->kind->stage == EIAM_DEMO_FAULT_STAGE_HEADERS) != at_headers)
    return FALSE;

  self->is_used_up = self->times == 1;
  if (self->times > 1)
    self->times--;
  return TRUE;
}

/**
 * eiam_demo_fault_apply:
 * @self: a fault
 * @reply: the answer that it spoils
 *
 * Makes @reply what the client is to get instead.
 */
void
eiam_demo_fault_apply (const EiamDemoFault *self,
                       EiamDemoReply       *reply)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (reply != NULL);

  self->kind->apply (&self->options, reply);
}
