/**
 * What the dealership does while parts of it fail, and when everybody wants the same: real load,
 * counted answers.
 */
@NullMarked
package io.forecourt.local.drill;

import org.jspecify.annotations.NullMarked;
