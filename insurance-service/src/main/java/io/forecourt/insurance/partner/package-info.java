/** Insurers, banks and companies with whom insurance is sold, and what came through each. */
@NullMarked
package io.forecourt.insurance.partner;

import org.jspecify.annotations.NullMarked;
