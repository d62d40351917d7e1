/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-news-banner.h"

#include <glib/gi18n.h>

/**
 * EiamNewsBanner:
 *
 * A sentence above the page, which stays until the person takes it away. While
 * there is none, it is not there for assistive technology either.
 */
struct _EiamNewsBanner
{
  AdwBin       parent_instance;

  GtkRevealer *revealer;
  GtkLabel    *label;
  GtkWidget   *hide_button;

  const char  *message;  /* (nullable): with a place for the argument, untranslated */
  char        *argument; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (EiamNewsBanner, eiam_news_banner, ADW_TYPE_BIN)

static void
on_revealer_child_revealed_changed (GtkRevealer    *revealer,
                                    GParamSpec     *pspec,
                                    EiamNewsBanner *self)
{
  g_assert (pspec != NULL);
  g_assert (EIAM_IS_NEWS_BANNER (self));

  if (!gtk_revealer_get_reveal_child (revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
hide_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter == NULL);

  eiam_news_banner_close (EIAM_NEWS_BANNER (widget));
}

static void
forget_message (EiamNewsBanner *self)
{
  self->message = NULL;
  g_clear_pointer (&self->argument, g_free);
}

static void
update_message (EiamNewsBanner *self)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = NULL;

  if (self->message == NULL)
    return;

  parts = g_strsplit (_(self->message), "%s", 2);
  text = g_strjoinv (self->argument, parts);
  gtk_label_set_text (self->label, text);
}

static void
eiam_news_banner_finalize (GObject *object)
{
  forget_message (EIAM_NEWS_BANNER (object));

  G_OBJECT_CLASS (eiam_news_banner_parent_class)->finalize (object);
}

static void
eiam_news_banner_class_init (EiamNewsBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = eiam_news_banner_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-news-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamNewsBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, EiamNewsBanner, label);
  gtk_widget_class_bind_template_child (widget_class, EiamNewsBanner, hide_button);
  gtk_widget_class_bind_template_callback (widget_class, on_revealer_child_revealed_changed);

  gtk_widget_class_install_action (widget_class, "news.hide", NULL, hide_action);
}

static void
eiam_news_banner_init (EiamNewsBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  eiam_news_banner_translate (self);
}

/**
 * eiam_news_banner_show_text:
 * @self: the banner
 * @text: a sentence
 *
 * Shows @text in place of what was there.
 */
void
eiam_news_banner_show_text (EiamNewsBanner *self,
                            const char     *text)
{
  g_return_if_fail (EIAM_IS_NEWS_BANNER (self));
  g_return_if_fail (text != NULL);

  forget_message (self);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * eiam_news_banner_show_message:
 * @self: the banner
 * @message: a constant sentence in English, in which `%s` stands for @argument
 * @argument: what the sentence tells
 *
 * Shows a sentence that follows the language when that changes.
 */
void
eiam_news_banner_show_message (EiamNewsBanner *self,
                               const char     *message,
                               const char     *argument)
{
  g_return_if_fail (EIAM_IS_NEWS_BANNER (self));
  g_return_if_fail (message != NULL);
  g_return_if_fail (argument != NULL);

  eiam_news_banner_show_text (self, "");
  self->message = message;
  self->argument = g_strdup (argument);
  update_message (self);
}

/**
 * eiam_news_banner_close:
 * @self: the banner
 *
 * Takes the sentence away, if there is one.
 */
void
eiam_news_banner_close (EiamNewsBanner *self)
{
  g_return_if_fail (EIAM_IS_NEWS_BANNER (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/**
 * eiam_news_banner_translate:
 * @self: the banner
 *
 * Says all in the language in use, but for a text that came as it is.
 */
void
eiam_news_banner_translate (EiamNewsBanner *self)
{
  /* Translators: a button that takes a message away. */
  const char *name = _("Hide Message");

  g_return_if_fail (EIAM_IS_NEWS_BANNER (self));

  gtk_widget_set_tooltip_text (self->hide_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hide_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  update_message (self);
}
