@NullMarked
package io.forecourt.crm.referral;

import org.jspecify.annotations.NullMarked;
