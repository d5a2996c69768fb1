/** What happened, as rules see it, and what a rule may ask of it. */
@NullMarked
package io.forecourt.hr.fact;

import org.jspecify.annotations.NullMarked;
