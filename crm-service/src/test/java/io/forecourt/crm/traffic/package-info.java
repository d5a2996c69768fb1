@NullMarked
package io.forecourt.crm.traffic;

import org.jspecify.annotations.NullMarked;
