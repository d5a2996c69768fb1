@NullMarked
package io.forecourt.crm.intelligence;

import org.jspecify.annotations.NullMarked;
