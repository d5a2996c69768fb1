/** Messages that a service could not read or refused for good, and their second chance. */
@NullMarked
package io.forecourt.local.letters;

import org.jspecify.annotations.NullMarked;
