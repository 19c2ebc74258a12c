/* SPDX-License-Identifier: Apache-2.0 */
/* scram: a credential given on the command line as a metadata record. */
#ifndef HR_TOOLS_HEADRACE_SCRAM_H
#define HR_TOOLS_HEADRACE_SCRAM_H

#include <hr/lib/buf.h>

/*
 * MECHANISM=[name=N,password=P[,iterations=I][,salt="BASE64"]], or with
 * saltedpassword="BASE64" and salt in place of the password.  Appends one framed
 * UserScramCredential record to the frame list @frames.  0 or an exit status.
 */
HR_MUST_CHECK int hr_scram_put(const char *text, int metadata_version, struct hr_buf *frames);

#endif
