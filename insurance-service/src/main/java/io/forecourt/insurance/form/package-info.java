/** The stock of numbered forms: received, used once, spoiled, or lost and blocked. */
@NullMarked
package io.forecourt.insurance.form;

import org.jspecify.annotations.NullMarked;
