/** Lists that people upload, read as they stream by; {@code export} is the other way. */
@NullMarked
package io.forecourt.platform.sheet;

import org.jspecify.annotations.NullMarked;
