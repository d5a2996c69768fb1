/** The compulsory premium: plain Java over versioned rate tables, no framework. */
@NullMarked
package io.forecourt.insurance.premium;

import org.jspecify.annotations.NullMarked;
