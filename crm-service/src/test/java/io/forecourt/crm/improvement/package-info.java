@NullMarked
package io.forecourt.crm.improvement;

import org.jspecify.annotations.NullMarked;
