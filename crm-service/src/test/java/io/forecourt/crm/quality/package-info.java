@NullMarked
package io.forecourt.crm.quality;

import org.jspecify.annotations.NullMarked;
