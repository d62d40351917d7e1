/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/**
 * EIAM_DEMO_PUBLIC:
 *
 * What the programs call in the library of the demo; the rest of it is its own.
 */
#define EIAM_DEMO_PUBLIC __attribute__ ((visibility ("default")))
