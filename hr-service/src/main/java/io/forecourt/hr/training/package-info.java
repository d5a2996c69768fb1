/** The training plan: what people are taught, by whom, and who was there for how long. */
@NullMarked
package io.forecourt.hr.training;

import org.jspecify.annotations.NullMarked;
