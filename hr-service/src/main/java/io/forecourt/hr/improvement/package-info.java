/** What is to become better in a store: found somewhere, carried out by somebody, closed. */
@NullMarked
package io.forecourt.hr.improvement;

import org.jspecify.annotations.NullMarked;
