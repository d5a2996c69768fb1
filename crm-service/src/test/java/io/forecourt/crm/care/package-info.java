@NullMarked
package io.forecourt.crm.care;

import org.jspecify.annotations.NullMarked;
