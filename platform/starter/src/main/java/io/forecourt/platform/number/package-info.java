/** Business numbers that people read, such as SO-EAST-20261121-0007. */
@NullMarked
package io.forecourt.platform.number;

import org.jspecify.annotations.NullMarked;
