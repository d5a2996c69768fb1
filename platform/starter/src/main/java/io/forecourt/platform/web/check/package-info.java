/**
 * Bean validation for the values of the trade; the message of each violation is its stable code.
 */
@NullMarked
package io.forecourt.platform.web.check;

import org.jspecify.annotations.NullMarked;
