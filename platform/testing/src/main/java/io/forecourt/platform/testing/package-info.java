/** Servers, logins and contract checks for tests. */
@NullMarked
package io.forecourt.platform.testing;

import org.jspecify.annotations.NullMarked;
