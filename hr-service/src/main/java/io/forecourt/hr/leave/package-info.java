/** Days on which people are away: asked for, decided by the head, told to the others. */
@NullMarked
package io.forecourt.hr.leave;

import org.jspecify.annotations.NullMarked;
