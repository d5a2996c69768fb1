/**
 * What insurers owe for the policies sold: expected per policy, compared line by line with their
 * statements, and signed by both sides.
 */
@NullMarked
package io.forecourt.insurance.commission;

import org.jspecify.annotations.NullMarked;
