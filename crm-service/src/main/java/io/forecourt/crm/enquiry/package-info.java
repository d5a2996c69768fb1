/** Questions that customers ask, and calls for rescue on the road. */
@NullMarked
package io.forecourt.crm.enquiry;

import org.jspecify.annotations.NullMarked;
