**Sorry: this could not be done.** Ferry tried for several minutes and has given up; what was done on the way stays and is not done twice.

Whoever runs Ferry sees the reason with ${code("./ferry deliveries show " + delivery)} and, when it is gone, has this done with ${code("./ferry deliveries replay " + delivery)}. Then the answer comes here.
