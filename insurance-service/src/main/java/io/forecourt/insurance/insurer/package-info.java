/**
 * Insurers behind a port: what the desk asks of them is stored first, sent under a number of ours,
 * and asked again until the answer is known.
 */
@NullMarked
package io.forecourt.insurance.insurer;

import org.jspecify.annotations.NullMarked;
