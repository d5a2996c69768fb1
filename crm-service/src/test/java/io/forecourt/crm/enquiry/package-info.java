@NullMarked
package io.forecourt.crm.enquiry;

import org.jspecify.annotations.NullMarked;
