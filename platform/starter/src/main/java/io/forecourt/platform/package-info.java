/**
 * The rules that every Forecourt service keeps, switched on by putting this jar on the class path.
 */
@NullMarked
package io.forecourt.platform;

import org.jspecify.annotations.NullMarked;
