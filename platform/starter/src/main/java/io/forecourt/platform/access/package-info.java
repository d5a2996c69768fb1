/** Who is calling, what they may do, and how far they see. */
@NullMarked
package io.forecourt.platform.access;

import org.jspecify.annotations.NullMarked;
