/** A premium asked for a car, with every intermediate value and the tables it rests on. */
@NullMarked
package io.forecourt.insurance.quotation;

import org.jspecify.annotations.NullMarked;
