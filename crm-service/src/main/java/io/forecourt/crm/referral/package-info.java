/** Customers who bring customers, and what they get for it. */
@NullMarked
package io.forecourt.crm.referral;

import org.jspecify.annotations.NullMarked;
