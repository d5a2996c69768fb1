/** The believable group of two stores that the sandbox starts with. */
@NullMarked
package io.forecourt.hr.sample;

import org.jspecify.annotations.NullMarked;
