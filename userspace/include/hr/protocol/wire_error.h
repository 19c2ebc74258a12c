/* SPDX-License-Identifier: Apache-2.0 */
/* wire_error: Kafka's error codes.  They exist only at the wire; inside there is errno. */
#ifndef HR_PROTOCOL_WIRE_ERROR_H
#define HR_PROTOCOL_WIRE_ERROR_H

#include <hr/lib/base.h>
#include <hr/protocol/gen/wire_error_codes.h>

/* Kafka's name, "UNKNOWN" for a code that is none. */
const char *hr_wire_err_name(int code);
/* The text for error_message fields where the place of the error has none of its own. */
const char *hr_wire_err_text(int code);
/* A client may send the same request again. */
bool hr_wire_err_is_retriable(int code);
/* ... after it has fetched metadata. */
bool hr_wire_err_wants_refresh(int code);

#endif
