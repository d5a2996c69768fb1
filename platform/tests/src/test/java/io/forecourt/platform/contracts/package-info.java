/** The event contracts against their catalogue and against what landed before. */
@NullMarked
package io.forecourt.platform.contracts;

import org.jspecify.annotations.NullMarked;
