/** Logins, tokens and signing keys: the issuer of the group. */
@NullMarked
package io.forecourt.hr.identity;

import org.jspecify.annotations.NullMarked;
