"""The words of trade reports that are not names of commodities or partners: patterns by sort and meaning.

Each row is (sort, means, pattern); an earlier row wins over a later one at the same place.
English patterns are matched without regard to letter case at the start of a word, Japanese
ones anywhere.
"""

from __future__ import annotations

EN: tuple[tuple[str, str, str], ...] = (
    # Whose figure stands next: (cons. +15.2%), est. surplus 115.2bn, vs our -320bn, f'cast +115bn; in brackets exp. is a flow only beside imp.
    ("voice", "forecast", (r"f['’]?cast|fcst|whisper(?: number)?|house view|(?:cons|est|median)\b[.:]{0,2}(?=[ :]{0,2}(?:(?:was|were|at|of|had|is|looked for) )?(?:a |an )?(?:[+–−-]?(?:¥|\$|jpy )?\d|surplus|deficit))|our(?= [+–−-]?(?:¥|\$|jpy)?\d)|"
     r"our (?:house )?(?:view|call|number|forecast|model|estimate|projection)s?|(?:was|were) looking for|(?<=and )(?:see|look for)(?= (?:the |a |an )?(?!how|what|why|if|that|where|you|for)\w+)|"
     r"(?<=\()(?:expected|exp|f|svy|survey)\b[.:]{0,2}(?= ?[+–−-]?[¥$]?\d)(?![^()]*\bimp)")),
    ("voice", "bet", r"i['’]ll bet|(?:a |my )?bet (?:you|ya)\b|willing to bet|(?:a|another|five|ten|twenty|[0-9]{1,3}) (?:tenner|fiver|quid|beer|pint|dollar|hundred yen) (?:says|that)|my money(?:['’]s| is) on|odds on"),
    # Things that look like trade and are not in the merchandise-trade statistics of the reporter.
    ("outside", "current account", r"current[- ]account(?: (?:balance|surplus|deficit))?"),
    ("outside", "services", (r"(?:digital|services?|travel|tourism|royalt\w+|invisibles?)(?: trade)?(?: account| balance)?"
     r" (?:deficit|surplus|account|balance|receipts|exports|imports|payments|shortfall|gap)")),
    ("outside", "services", (r"(?:foreign )?(?:visitors|tourists|travellers|travelers)(?: spent)?|inbound tourism|(?:cloud|digital|streaming|financial|business) services|video streaming|"
        r"licen[cs](?:e|ing) fees|royalties|payments to (?:overseas|foreign)")),
    ("outside", "income", r"(?:primary|secondary|investment)[- ]income(?: (?:balance|surplus|account))?"),
    ("outside", "fiscal", r"(?:budget|fiscal) (?:deficit|surplus)|(?:government|public) (?:debt|borrowing)"),
    ("outside", "economy", (r"gdp|gross domestic product|industrial (?:output|production)|factory output|inflation|"
     r"consumer prices|unemployment|jobless(?: rate)?|employment|wages|retail sales|machinery orders|policy rate|"
     r"interest rates?|economic growth|(?:the )?econom(?:y|ies) (?:grew|shrank|contracted|expanded)")),
    ("outside", "market", (r"(?:nikkei|topix|dow|s&p|nasdaq)\b(?: \d+)?|share price|shares of|stock (?:price|index|market)|"
     r"(?:government )?bond yields?|sector index|contract prices|brent|wti|futures")),
    ("outside", "exchange rate", (r"exchange rates?|(?:the )?(?<!illion )(?<!\d )(?:yen|dollar)(?= (?:fell|fallen|weakened|dropped|was|averaged|traded|hit|slid|rose|"
     r"strengthened|gained|lost|depreciated|appreciated))|usd/?jpy|dollar-yen")),
    ("outside", "tariff", r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))(?: rates?)? on (?:[a-z-]+ ){0,3}?(?:imports|exports|goods|cars|autos|automobiles|steel|shipments|products)"),
    ("outside", "company", (r"(?:net|operating|group|pre-?tax|quarterly|annual) (?:profit|loss|income|revenue)s?|"
     r"(?:overseas |foreign )?(?:affiliates|subsidiar(?:y|ies))|market (?:share|capitali[sz]ation)|capex|dividends?|"
     r"domestic sales|(?:its|the (?:company|firm|automaker|carmaker|chipmaker|maker)(?:'s|’s)?) (?:\w+ )?"
     r"(?:sales(?! (?:here|there|abroad|overseas|to (?:japan|us))\b)|profit|revenue|output|production|capacity|turnover)|headcount")),
    ("outside", "company", (r"(?:toyota|honda|nissan|mazda|subaru|suzuki|sony|panasonic|hitachi|komatsu|canon|renesas|tokyo electron|nippon steel|tsmc|samsung)(?: motor)?(?:['’]s)? (?:(?:said|says|reported) (?:that )?)?"
     r"(?:(?:its|their|the|own) )?(?:\w+ )?(?:exports?|imports?|shipments|deliveries|sales|output)|(?:production|plant|output|refining) capacity|inventor(?:y|ies)|stockpiles?")),
    ("outside", "company", (r"(?:global|worldwide|net|same-store|group|consolidated) (?:sales|revenues?|output|production|deliveries)|revenues? (?:rose|fell|grew|of|was|were|came)|operating margins?|"
     r"(?:toyota|honda|nissan|mazda|subaru|suzuki|mitsubishi motors|daihatsu|hyundai|tesla|byd|sony|komatsu|kawasaki|yamaha)(?: motor)?(?: alone| itself)? (?:has |had |also )?(?:sold|shipped|exported|delivered|produced|built|made)|"
     r"(?:cars|vehicles|units|trucks|motorcycles)(?: (?:sold|built|made))? (?:worldwide|globally|at home and abroad)")),
    ("outside", "an estimate of causes", r"(?:weak(?:er|ness of the)?|cheap(?:er)?|strong(?:er)?|strength of the|soft(?:er)?) (?:yen|dollar) (?:\w+ )?(?:explains?|explained|accounts? for|accounted for)(?= (?:about |some |roughly )?[\d.]+ ?(?:%|per ?cent))"),
    ("outside", "trade of a port", r"(?:ports?|airports?|harbou?r)(?:['’]s?)? (?:exports|imports|shipments)|throughput|container (?:volumes?|traffic)|box traffic"),
    ("outside", "trade of another reporter", r"(?:germany|south korea|korea|taiwan|vietnam|india|britain|france|italy|mexico|brazil|china|america)['’]s (?:exports|imports|shipments)(?= (?:to|from) (?!japan))"),
    ("outside", "trade of another reporter", (r"(?:german|chinese|(?:south )?korean|taiwanese|british|french|italian|indian|vietnamese|thai|mexican|brazilian|dutch|euro[- ]?(?:zone|area))(?: [a-z-]+)? exports"
     r"(?! (?:to|for|bound for) (?:japan|tokyo|us\b))|(?:germany|(?:south )?korea|taiwan|vietnam|india|britain|france|italy|mexico|brazil)['’]s (?!own )(?:[a-z-]+ )?exports(?! (?:to|for|bound for) (?:japan|tokyo|us\b))")),
    ("outside", "volume indices", r"real (?:exports|imports)|(?:export|import) volume ind(?:ex|ices)"),
    ("outside", "trade of a prefecture", r"(?:(?:the|this|our|my|[a-z]+) )?(?:home )?(?:prefecture|county|city|town)(?:['’]s)? (?:exports|imports|shipments)|(?:exports|imports|shipments) (?:from|of|through) (?:the |this |our |my )?(?:[a-z]+ )?prefecture"),
    ("outside", "trade of a port", r"(?:exports|imports|shipments|cargo|trade) (?:through|via|at|of) (?:the )?(?:[A-Z][\w'’]+ )*(?:ports?|airports?|harbou?r|customs)(?: of [A-Z]\w+)?"),
    ("outside", "balance of goods", r"the (?:sector|category|industry|segment)['’]s (?:net |own |trade )*(?:surplus|deficit|balance|gap)"),
    ("outside", "money", r"money supply|foreign (?:exchange )?reserves|remittances|capital (?:flows|inflows|outflows)"),
    # Wholes a share or a contribution refers to.
    ("whole", "export", (r"(?:of|in|among) (?:all|total|overall|japan(?:'s|’s)|the country(?:'s|’s)|headline|its)"
     r"(?: total| overall| outbound)* (?:exports|shipments)|(?<!illion )(?<!yen )(?<!n )of (?:exports|shipments)(?= (?:as a whole|overall|in total)|[.,;)]| and (?:rose|fell|jumped|grew|explained|added|contributed)\b)")),
    ("whole", "import", (r"(?:of|in|among) (?:all|total|overall|japan(?:'s|’s)|the country(?:'s|’s)|headline|its)"
     r"(?: total| overall)* (?:imports|purchases|import bill)|(?<!illion )(?<!yen )(?<!n )of imports(?= (?:as a whole|overall|in total)|[.,;)]| and (?:rose|fell|jumped|grew|explained|added|contributed)\b)")),
    ("whole", "export", r"(?:of|in) (?:everything|all|what) (?:(?:that )?(?:japan|it|we|the country|the nation|was|is) )?(?:shipped|exported|sold|sent|ships?|sells?|exports?|sends?)(?: (?:abroad|overseas|out))?\b(?! (?:to|of|from)\b)"),
    ("whole", "import", r"(?:of|in) (?:everything|all|what) (?:(?:that )?(?:japan|it|we|the country|the nation|was|is) )?(?:bought|imported|purchased|brought in|buys?|imports?)(?: (?:abroad|overseas|in))?\b(?! (?:to|of|from)\b)"),
    ("whole", "export", r"(?:to|of) (?:the )?(?:overall |total )?export (?:growth|gain|increase|rise|decline|fall|drop)"),
    ("whole", "import", r"(?:to|of) (?:the )?(?:overall |total )?import (?:growth|gain|increase|rise|decline|fall|drop)"),
    ("whole", "", (r"(?:to|of) (?:the )?(?:headline|overall|total|export|import)(?: export| import)? (?:growth|gain|increase|rise|"
     r"decline|fall|drop)|of the total|of the whole")),
    # Flows and balances.
    ("side", "deficit", (r"(?:trade |merchandise |monthly |annual )*(?:deficits?|shortfalls?|red ink)|(?:in|into|to) the red|"
     r"gap(?= (?:shrinks?|shrank|narrows?|narrowed|widens?|widened|halves|halved|doubles|doubled|triples|tripled|grows|grew|swells|swelled|eases|eased|closes|closed|balloons|ballooned|balloon|deepens|jumps|falls|slips|hits|reaches|of [¥\d])\b)|"
     r"(?:trade|the|monthly|annual|yearly|quarterly|six-month|half-year(?:ly)?|(?:first|second)-half|year-(?:earlier|ago)|record|import|that|its|this|a|billion|trillion|yen|bn|tn|full-year) "
     r"(?:gap|hole)|negative (?:trade )?balance")),
    ("side", "deficit", r"how much more (?:japan|it|we|the (?:country|nation)) (?:has |had )?(?:bought|buys?|spent|spends?|imported|imports?|paid|pays?)(?: out)?(?: [\w ]{2,40}?)? than (?:it|we|they) (?:has |had )?(?:sold|sells?|earned|earns?|exported|exports?|took in|takes in|received)"),
    ("side", "surplus", r"how much more (?:japan|it|we|the (?:country|nation)) (?:has |had )?(?:sold|sells?|earned|earns?|exported|exports?)(?: [\w ]{2,40}?)? than (?:it|we|they) (?:has |had )?(?:bought|buys?|spent|spends?|imported|imports?|paid|pays?)"),
    # Spent more on imports than it earned from exports; sold far more abroad than it bought.
    ("side", "deficit", (r"(?:bought|imported|imports?|imports|spent|spends|paid|pays|buys|buying|spending|importing)(?: out)? (?:(?:far|much|slightly|rather|even|a little|somewhat) )?more (?:(?:on|for|in) (?:its |foreign )?(?:imports|goods|merchandise) |abroad |from abroad )?"
     r"than (?:it|they|we|japan|the country) (?:has |had )?(?:sold|exported|exports|earned|sells|earns|took in|takes in|received|got|gets)(?: (?:from (?:its )?(?:exports|abroad|sales)|abroad|overseas))?")),
    ("side", "surplus", (r"(?:sold|exported|exports|earned|earns|sells|selling|earning|exporting|took in|takes in) (?:(?:far|much|slightly|rather|even|a little|somewhat) )?more (?:(?:from|for|on) (?:its )?(?:exports|goods|sales) |abroad )?"
     r"than (?:it|they|we|japan|the country) (?:has |had )?(?:bought|imported|imports|spent|buys|spends|paid|pays|laid out)(?: (?:on (?:its )?(?:imports|purchases)|abroad|overseas|for (?:its )?imports))?")),
    ("flow", "balance", r"(?:the|this|that|its|an?|(?<=['’]s )) ?(?:(?:export )?lead (?:of exports )?over imports|excess(?= (?:has |had )?(?:of (?:[¥\d]|about|some|nearly)|(?:was|were|is|shrank|grew|fell|rose|narrowed|widened|came|reached|topped|hit|doubled|halved)\b)))"),
    ("side", "deficit", r"(?:the|a|its|this|that|(?<=['’]s )|(?:monthly|yearly|annual|trade|trading) )(?:trade |trading )?loss(?:es)?(?= (?:of|was|were|is|shrank|grew|narrowed|widened|came|reached|deepened|on goods|in (?:goods|trade))\b)|under ?water|below (?:water|zero)"),
    ("side", "surplus", r"in the green|above (?:water|zero)"),
    ("side", "deficit", r"a minus of(?= (?:about |some |just |only )?[¥\d])"),
    ("side", "surplus", r"a plus of(?= (?:about |some |just |only )?[¥\d])"),
    ("side", "deficit", r"excess of imports(?: over exports)?|import surplus"),
    ("side", "surplus", r"excess of exports(?: over imports)?|export surplus"),
    ("flow", "import", r"(?<=and )(?:sold|sent|shipped|supplied)(?= (?:japan |us )?[¥\d][^;]{0,34}\b(?:the other way|in return|in the other direction|back)\b)"),
    ("flow", "export", r"(?<=and )(?:bought|took|purchased|got|received|imported)(?= (?:about |some |nearly |just )?[¥\d][^;]{0,34}\b(?:the other way|in return|in the other direction|back|in exchange|from (?:it|japan))\b)"),
    ("flow", "import", r"(?<=and )(?:sold|sent|shipped|supplied)(?= (?:japan|us) (?:about |some |nearly |roughly |almost )?[¥\d])"),
    ("flow", "import", (r"(?:the )?(?:tide|flow|stream|flood|wave|influx|inflow)s? (?:of (?:foreign )?(?:goods|cargo|merchandise|freight) )?(?:in|into|to) (?:the |japan['’]s |our )?(?:country|japan|ports|nation)|(?:in-?flows?|influx) of (?:goods|merchandise|cargo)|"
     r"(?:arriving|landed|inward|incoming) (?:cargo(?:es)?|goods|freight|shipments)|(?:goods|cargo(?:es)?|freight) landed|(?:outgoings|spending) on foreign goods|buying (?:from )?(?:abroad|overseas)")),
    ("flow", "export", (r"(?:the )?(?:tide|flow|stream)s? of (?:goods|cargo|merchandise|freight) out of (?:japan|the country|the ports)|out-?flows? of (?:goods|merchandise|cargo)|what (?:left|leaves) (?:the country|japan|its shores|our shores|the ports)|"
     r"(?:departing|outward|outgoing) (?:cargo(?:es)?|goods|freight|shipments)|(?:dispatches|despatches) (?:abroad|overseas)|selling (?:abroad|overseas)|(?:goods|cargo(?:es)?|freight) (?:shipped|sent) from japan['’]s ports")),
    ("flow", "export", r"goods (?:leaving|going out|sent out)(?: of)?(?: japan| the country)?\b"),
    ("flow", "import", r"goods (?:coming in(?:to)?|arriving|entering)(?: in)?(?: japan| the country)?\b"),
    ("flow", "import", r"(?<=\bwe )(?:sold|sent|shipped|supplied|sell|send|ship|supply) (?:them|japan|the japanese)(?= )"),
    ("flow", "import", r"(?:own )?(?:sales|deliveries|supplies|shipments) to (?:japan|the japanese|(?-i:us))\b(?!['’]s)"),
    ("flow", "export", r"(?:own )?purchases (?:here(?=[ ,.;:])|from (?:japan|the japanese|(?-i:us))\b(?!['’]s))"),
    ("flow", "export", r"its sales(?= (?:here|there|abroad|overseas)\b)"),
    ("flow", "balance", r"the difference(?= (?:has|had|was|is) )"),
    ("flow", "balance", r"(?:a|the) difference of(?= (?:just |only |about |nearly )?[¥\d])"),
    ("side", "surplus", r"(?:trade |merchandise )?surplus(?:es)?|(?:in|into|to) the black|positive (?:trade )?balance"),
    ("flow", "balance", (r"(?:merchandise[- ]|goods[- ])?trade (?:balance|gap|imbalance|position|account|accounts)|balance of (?:goods )?trade|"
     r"net (?:exports|trade)|trade imbalance|(?:the )?(?:merchandise |goods )?(?:balance(?! sheet)|imbalance)|the gap|bilateral balance")),
    ("outside", "two-way trade", (r"(?:two-way|total|bilateral|overall) trade(?! (?:deficit|surplus|balance|gap|data|statistics|figures))|trade volume|"
     r"trade turnover")),
    ("flow", "export", (r"(?:outbound|overseas|outgoing|export|foreign)[- ](?:shipments?|sales|deliveries|cargo(?:es)?)|exports?|exported|exporting|"
     r"outbound trade|sales (?:abroad|overseas)|(?:shipments?|deliveries|sales|supplies)(?= (?:of [\w\s-]{1,40} )?(?:to|towards?|bound) )|"
     r"(?:sold|shipped)(?: [\w-]+)? (?:abroad|overseas|to)|goods (?:sent|shipped|sold) (?:abroad|overseas|to)")),
    ("flow", "import", (r"(?:inbound|incoming|import|overseas|foreign)[- ](?:shipments?|purchases|cargo(?:es)?|arrivals)|import bill|imports?|"
     r"imported|importing|inbound trade|purchases (?:from )?(?:abroad|overseas)|shipments?(?= (?:of [\w\s-]{1,40} )?(?:from|into) )|"
     r"(?:purchases|arrivals|inflows)|(?:bought|brought in|purchased)(?: [\w-]+)? (?:abroad|overseas|from)")),
    ("flow", "export", r"(?:outbound|outgoing|outward|export)(?: (?:ones?|goods|side|leg|flows?|column)\b|(?=:? (?:[+–−-]?[¥$]?\d|(?:rose|fell|grew|up|down|gained|dropped|climbed|jumped|came)\b)))|going out(?=:)|what went out|goods out"),
    ("flow", "import", r"(?:inbound|incoming|inward|import)(?: (?:ones?|goods|side|leg|flows?|column)\b|(?=:? (?:[+–−-]?[¥$]?\d|(?:rose|fell|grew|up|down|gained|dropped|climbed|jumped|came)\b)))|coming in(?=:)|what came in|goods in(?=:| [+–−-]?[¥$]?\d)"),
    ("flow", "export", r"(?<!for )(?<!on )(?<!from )(?<!with )what (?:japan|it|we|they|the country|the nation) (?:sells?|ships?|sends?|exports?|sold|shipped|sent|exported)(?: there| abroad| overseas)?"),
    ("flow", "import", r"(?<!for )(?<!on )(?<!from )(?<!with )what (?:japan|it|we|they|the country|the nation) (?:buys?|imports?|bought|imported|purchases?|purchased)(?: there| abroad| overseas)?"),
    ("flow", "import", (r"(?:foreign|imported)(?:-made|-built|-brand)?(?= (?:(?:passenger|luxury|motor|small|electric) )?(?:cars?|vehicles?|autos?|clothing|clothes|foods?|foodstuffs|steel|computers?|phones?|telephones|smartphones|chips|semiconductors|medicines?|drugs|"
     r"pharmaceuticals|oil|crude|gas|lng|coal|fuels?|rice|cereals|grain|soybeans|meat|beef|pork|fish|fruit|vegetables|wine|timber|wood|lumber|machines|machinery|ore)\b)")),
    # Goods that come to Japan's shores, or leave them; what it lays out for goods, or takes for them.
    ("flow", "import", (r"(?:(?:was|were|is|are|been|being) )?(?:brought|carried|shipped|shipping|hauled|flown|ferried|moved|moving|came|come|comes|coming|poured|pouring|flowed|flowing|sailed|sailing|arrived|arriving|landed|landing|crossed [\w ]{3,30}?|crossing [\w ]{3,30}?)"
     r" (?:in|into|to|towards?|at|ashore in) (?:japan|the country|the nation|(?:japanese|japan['’]s|our|its|the country['’]s) (?:ports|shores|shops|docks|harbours|harbors|quays|shelves))\b(?! (?:from|out|by|for|on|with|since)\b)(?!['’]s)")),
    ("flow", "import", r"(?:carried|shipped|shipping|hauled|flown|ferried) in(?= (?:about |some |nearly |only )?[¥\d])|(?:came|come|coming|comes) in(?= from\b|[,;]? and cost| cost)"),
    ("flow", "export", r"(?:left|leaving|leaves|departed|departing|sailed from|shipped from) (?:japan|the country|the nation|(?:japanese|japan['’]s|our|its) (?:ports|shores|docks|harbours|harbors|quays))\b(?! (?:with|behind|short|out|poorer|richer|exposed)\b)|(?:shipped|sent|flown|hauled|ferried) out(?= (?:about |some |nearly |only )?[¥\d])"),
    ("flow", "import", r"(?:foreign|overseas) (?:shopping|outlays?|suppliers['’] (?:bills?|invoices))(?: bill)?|(?:shopping|spending) (?:abroad|overseas)|(?:outlays?|spending|bill|payments?) (?:on|for) (?:foreign|imported|overseas)(?: goods)?|(?:what (?:japan|the country|the nation|we) (?:pays?|paid|spends?|spent)) (?:abroad|overseas|to foreigners|for (?:foreign|imported) goods)|purchases abroad"),
    ("flow", "export", r"(?:foreign|overseas) (?:takings|earnings|receipts)|(?:takings|earnings|receipts) (?:from )?(?:abroad|overseas)|what (?:japan|the country|the nation|we) (?:earns?|earned|makes?|made|took in|takes in) (?:abroad|overseas|from foreigners)"),
    ("flow", "import", r"(?<=goods )(?:set|sets|setting)(?= (?:japan|us|the country|it) back )|(?<=goods )cost(?= (?:japan|us|the country|it) )"),
    ("flow", "export", r"(?:(?<=goods )|(?<=yen )|(?<=trillion )|(?<=billion ))went out(?! of)(?=[^;:]{0,60}\b(?:came|come) in\b)"),
    ("flow", "import", r"(?:(?<=yen )|(?<=trillion )|(?<=billion )|(?<=\d ))came in(?=[.,;)])"),
    # Columns: out 62 billion, in 118 billion; sold 96.8 trillion, bought 98.1 trillion.
    ("flow", "export", r"(?:total )?out(?=(?: (?:was|were|came to))?:? ?(?:(?:¥|jpy ?)\d|\d[\d.,]* ?(?:trillion|billion|tn|bn|trn)\b)[^;]{0,60}\bin:? )|(?:total )?out(?=: ?[+–−-]?(?:¥|jpy ?)?\d)"),
    ("flow", "import", r"(?<=[.,;:/)] )(?:total )?in(?=(?: (?:was|were|came to))?:? ?(?:¥|jpy ?)\d)|total in(?=:? ?[+–−-]?(?:¥|jpy ?)?\d)|in(?=: ?[+–−-]?(?:(?:¥|jpy ?)\d|\d[\d.,]* ?(?:%|trillion|billion|tn|bn|trn)))"),
    ("flow", "import", r"(?:(?<=[,;:/] )|(?<=\) ))bought(?=:? (?:about |some |nearly |only )?[¥\d])|bought(?=: ?[¥\d])"),
    ("flow", "export", r"sold(?=:? (?:about |some |nearly |only )?[¥\d][^;.]{0,40}[^.]{0,40}[,;:/)] ?(?:and )?bought\b)|sold(?=: ?[¥\d])"),
    ("flow", "export", r"shipments?|deliveries|overseas demand|exps?(?=\.?:? ?[+–−-]?(?:¥|jpy ?)?\d)"),
    ("flow", "import", r"imps?(?=\.?:? ?[+–−-]?(?:¥|jpy ?)?\d)"),
    ("flow", "export", r"(?<=japan )(?:sold|shipped)(?!(?:[^.;,]|\.\d){0,80} to )"),
    ("flow", "import", r"(?:(?<=japan )|(?<=and ))bought(?! more than)(?!(?:[^.;,]|\.\d){0,80} from )"),
    ("flow", "export", r"(?<=\bit )(?:sold|shipped|sent)(?= (?:just |only |about |nearly |some |over |almost )?[¥$]?\d[^;]{0,40}\b(?:worth|of (?:it|them|its)|abroad|overseas)\b)"),
    ("flow", "import", r"(?<=\bit )(?:bought|took in|purchased)(?= (?:just |only |about |nearly |some |over |almost )?[¥$]?\d[^;]{0,40}\b(?:worth|of (?:it|them|its)|abroad|overseas)\b)"),
    ("flow", "balance", r"bal(?=\.?:? ?[+–-]?[¥\d])"),
    # Measures.
    ("measure", "unit_value", (r"(?:(?:the|its|their) )?(?:average |unit |per-unit )*(?:unit values?|unit prices?|average prices?|(?:prices?|costs?) (?:per|of a) (?:unit|barrel|tonne|ton|vehicle|car|kilolitre|kilo)|landed costs?|"
     r"(?<=export )prices?|(?<=import )prices?)|in (?:unit )?price terms|prices?(?= (?:were|was|rose|fell|climbed|dropped|jumped|up|down|paid|surged|increased))")),
    ("measure", "quantity", (r"(?:by|in terms of|in|on a) (?:volume|quantity|tonnage|number|numbers|weight|units|unit count|head count)(?: terms| basis)?|(?:(?:the|its|their) )?(?:unit )?volumes?|(?:(?:the|its|their) )?"
     r"quantit(?:y|ies)|tonnage|(?:the )?numbers? of|the numbers? (?:actually )?(?:shipped|sold|sent|exported|imported|bought)|the (?:unit )?count(?= (?:actually |even |itself |only |also )?(?:went|rose|fell|came|climbed|dropped|grew|slipped|stood)\b)|(?:unit|vehicle|car) numbers|unit (?:sales|shipments)|units shipped|(?:in|by) (?:number|unit) terms|(?:in|by) (?:units|numbers)|(?:barrels|tonnes|tons|units|cargoes)(?= (?:only |just |were |was |rose |fell |up |down |[+\-−]?\d))|unit terms")),
    ("measure", "value", (r"(?:by|in) value(?: terms)?|in yen(?: terms)?|in money terms|value-wise|(?:its|their) values?(?! added)|"
     r"values?(?= (?:up|down|rose|fell|climbed|dropped|jumped|surged|was|were) )|"
     r"cost(?= (?:about |some |around |roughly )?[\d.]+ ?(?:%|per ?cent) (?:more|less))")),
    # What a change is measured against.
    ("basis", "yoy", (r"(?:from|than|over|on|compared (?:with|to)|against|versus|vs\.?) (?:(?:a|the|one) (?:same (?:month|period|time) (?:of )?(?:a |the |last )?)?"
     r"(?:previous |prior |preceding )?year(?:[- ](?:earlier|ago|before|previously|prior))?(?!['’]s [¥$]?\d)|last year(?!['’]s [¥$]?\d)(?:'s|’s)?(?: level)?|"
     r"the same (?:month|period|time|quarter|half)(?: of)?(?: the)?(?: a| last| previous| prior)? year(?: (?:earlier|ago|before))?|twelve months (?:earlier|before|ago)|"
     r"12 months (?:earlier|before|ago)|(?:a )?year[- ]earlier(?: levels?)?|year[- ]ago(?: levels?)?)|year[- ](?:on|over)[- ]year|on[- ]year|"
     r"on the year|yoy|y/y|y-o-y|yr/yr|annually|"
     r"at an annual (?:pace|rate)|annual (?:rise|fall|gain|drop|increase|decrease|decline|growth|pace|rate)|compared to the (?:prior|previous) year|"
     r"(?:twelve|12) months (?:earlier|before|ago)|(?:a|one) year (?:earlier|ago|before|previously)|year[- ](?:earlier|ago)")),
    ("basis", "previous", (r"month[- ](?:on|over)[- ]month|on[- ]month|on the month|mom|m/m|m-o-m|quarter[- ](?:on|over)[- ]quarter|q/q|qoq|"
     r"on the quarter|(?:from|than|over|compared (?:with|to)|against|versus|vs\.?) (?:(?:a|the|one) )?(?:(?:previous|prior|preceding) (?:month|quarter|half)|"
     r"month (?:earlier|ago|before)|last month(?:'s|’s)?|quarter (?:earlier|ago|before))|sequential(?:ly)?")),
    ("basis", "first-print", r"(?:since|from|than|against) (?:the|its|their) (?:first|initial|preliminary|provisional|flash|original) (?:print|estimate|reading|figure|release|report)"),
    ("basis", "per-working-day", r"per (?:working|business) day|(?:working|business)[- ]day[- ]adjusted|adjusted for (?:working|business) days|daily average"),
    ("basis", "seasonal", r"sa(?= balance| basis)|(?<!not )(?<!not been )(?<!non-)(?<!non )(?<!n’t )(?<!n't )(?<!without )(?<!before )(?:seasonally[- ]adjusted(?: terms| basis)?|seasonal adjustments?)"),
    # Which statement of the figure.
    ("vintage", "first", (r"preliminary|provisional|(?:by|in|on) the (?:preliminary|provisional) (?:report|print|reading|count)|"
     r"first(?:ly)? (?:reported|print|estimate|published|release|put|gave|stated)|initially(?: reported| put| estimated)?|"
     r"originally(?: reported| put| estimated| stated)?|flash|initial (?:estimate|figure|reading|report|print|release|count)")),
    ("vintage", "revised", r"revised(?: down| up)?|as revised|revisions?|final figures?|(?:was|were) corrected"),
    # How far back or across what.
    ("scope", "for-the-month", (r"(?:for|of) (?:the month of )?(?:any|a|the) (?P<m>january|february|march|april|may|june|july|august|september|october|november|december)\b|"
     r"(?<=record )for (?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?! (?:19|20)\d\d)|"
     r"for (?:the|that|this) (?:month of|time of (?:the )?year|month)|for the month|comparable (?:data|records)")),
    # Who says it.
    ("voice", "forecast", (r"(?:median |market |consensus |average |poll )*(?:forecasts?|estimates?|expectations?|projections?|predictions?|consensus|poll)|"
     r"forecasting|projected|projects|predict(?:ed|s)?|expected|expects?|economists (?:had|polled|surveyed|see)|analysts (?:had|polled|surveyed|see)|"
     r"(?:we|they|i|analysts|economists|strategists|markets?) (?:now |still |also |had |have )?(?:see|look for|expect|forecast|pencil(?:led)? in|anticipate[ds]?|looked for|project)|"
     r"street (?:had|was|looked)|(?:is|are) likely to|likely to|(?:could|might|would|will|(?-i:may)|(?:they|it|we)['’]ll) (?:now |still |also |soon |well |even |eventually |ultimately |easily |\w+ly )?(?:have )?"
     r"(?:cut|reduce|lower|shave|trim|dent|boost|lift|raise|add|cost|knock|wipe|subtract|double|halve|triple|lose|shrink|grow|fall|rise|climb|drop|decline|decrease|increase|widen|narrow|exceed|reach|hit|top|swell|surpass|be worth|come to|come in|amount to|total|average|swing|turn|slip|sink|ease|expand|contract|jump|surge|plunge|remain|stay|depress|erode|swallow|save|bring|push|take|show|see)(?:n|ed|en)?|"
     r"(?:will|would) be (?=(?:about|around|roughly|some|nearly|close|more|less|over|under|a |an |the |[¥$\d]))|"
     r"(?:is|are|was|were) set to|on course (?:for|to)|pencill?ed in|outlook|guidance")),
    ("voice", "target", r"targets?|targeted|goals?|aims? (?:to|for|at)|aiming (?:to|for|at)|pledge[ds]?|plans? to|planned|commitments?|promised|by 20[3-9]\d"),
    ("voice", "opinion", r"i (?:think|feel|believe|guess|bet)|in my (?:view|opinion)|imo|imho|i remember|from memory"),
    ("voice", "attributed", r"economists (?:reckon|say|estimate|attribute)|analysts (?:reckon|say|estimate|attribute)|historians (?:say|reckon)|reckon"),
    ("reporter", "JP", r"japan(?:'s|’s)?|japanese|the country(?:'s|’s)?|the nation(?:'s|’s)?"),
    # How ties are spoken of.
    ("anaphor", "partner", (r"(?<!far )(?:for|on) the (?:country|region|bloc)\b|(?<!far )(?:to|from|with|in) (?:the (?:country|region|bloc|market|area|nation|economy|island)|there|it|that (?:country|market|region))\b|"
     r"(?<=its sales )here\b|(?<=sales )here\b|(?<=exports )there\b|(?<=imports )there\b|(?<=shipments )there\b|(?<=sales )there\b|bilateral")),
    ("anaphor", "partner", r"(?:resulting|ensuing|consequent)(?= (?:\w+ )?(?:trade )?(?:surplus|deficit|gap|shortfall|balance))"),
    ("anaphor", "former", r"(?:to|from|with|in|for|of) the former|the former(?=['’]s|,| [¥+−-]?\d| (?:was|were|is|are|rose|fell|grew|by|up|down|came|at|reached|took|has|had|gained|climbed|dropped|jumped|accounted|made|for|a|an|to|with|off|still|also|now|slid|sank|shrank|lost|slipped|stood|hit|doubled|halved|plus|minus)\b)"),
    ("anaphor", "latter", r"(?:to|from|with|in|for|of) the latter|the latter(?=['’]s|,| [¥+−-]?\d| (?:was|were|is|are|rose|fell|grew|by|up|down|came|at|reached|took|has|had|gained|climbed|dropped|jumped|accounted|made|for|a|an|to|with|off|still|also|now|slid|sank|shrank|lost|slipped|stood|hit|doubled|halved|plus|minus)\b)"),
    ("anaphor", "partner", r"(?:(?<=bought more from )|(?<=buys more from )|(?<=bought less from )|(?<=buys less from )|(?<=bought from )|(?<=buys from )|(?<=sold more to )|(?<=sells more to ))(?-i:us)|(?:(?<=imports )|(?<=purchases ))from (?-i:us)|(?:(?<=exports )|(?<=sales )|(?<=shipments ))to (?-i:us)|(?:(?<=surplus )|(?<=deficit )|(?<=gap )|(?<=balance ))with (?-i:us)"),
    ("anaphor", "partner", r"its(?= (?:share|weight|slice|portion|proportion|part in|place))"),
    ("anaphor", "commodity", (r"of the same (?:category|kind|goods|products|group)|within (?:that|this|the category|the total)|of (?:which|that|this|those)|in the (?:category|sector|segment)|the (?:category|sector)|"
     r"its own")),
    ("anaphor", "partner", r"(?<!from )there(?=[.,;:]| and\b| in (?:\d|the |[A-Z])| (?:rose|fell|grew|dropped|climbed|jumped|surged|slid|declined|gained)\b)"),
    ("anaphor", "total", r"(?:global|national|nationwide)(?= (?:trade |goods |merchandise )*(?:balance|exports|imports|surplus|deficit|trade)\b)|worldwide|globally|(?:to|from|with|for|across) (?:all|every) (?:the )?(?:markets?|destinations?|sources?|countr(?:y|ies)|partners?|places|customers|buyers|suppliers|origins)|headline|overall|in total|as a whole|all told|total|altogether|aggregate"),
)  # fmt: skip

JA: tuple[tuple[str, str, str], ...] = (
    ("outside", "current account", r"経常(?:収支|黒字|赤字)"),
    ("outside", "services", r"(?:デジタル|サービス|旅行)(?:収支|赤字|黒字)|訪日(?:外国人|客)|インバウンド|サービス貿易"),
    ("outside", "income", r"第[一二1２2１]次所得収支|所得収支"),
    ("outside", "exchange rate", r"為替(?:レート|相場)?|(?<=の)円[安高]|ドル円"),
    ("outside", "fiscal", r"財政(?:赤字|黒字|収支)|国債|政府債務"),
    ("outside", "economy", r"国内総生産|(?<![A-Za-z])GDP(?![A-Za-z])|鉱工業生産|消費者物価|失業率|有効求人倍率|政策金利|機械受注|実質賃金"),
    ("outside", "market", r"日経平均|東証株価指数|株価|長期金利|ブレント|先物"),
    ("outside", "trade of another reporter", (r"(?:中国)?(?:海関|税関)総署|中国税関(?:当局)?|韓国(?:関税庁|産業通商(?:資源)?部)|産業通商(?:資源)?部|台湾財政部|米(?:商務省|国勢調査局)|"
     r"欧州統計局|ユーロスタット|(?:ベトナム|タイ|インド|マレーシア|シンガポール|インドネシア|フィリピン|台湾|韓国|豪州?|豪|独|ドイツ|ブラジル|メキシコ|カナダ|英国?)(?:連邦)?(?:中央)?(?:統計(?:総?局|庁)|関税(?:庁|局)|税関|商務省|貿易省|通商省)|(?:米?ドル|人民元|元|ユーロ)(?:建て|ベース|換算)の?(?:輸[出入](?:総?額)?|貿易(?:黒字|赤字|収支))|"
     r"対日(?:貿易)?(?:輸出|輸入|赤字|黒字|収支)?(?:額)?(?![一-龠])")),
    ("outside", "trade of a port", r"[一-龠々]{1,5}(?<!輸出)(?<!輸入)(?:(?<!香)港|空港|税関)(?:の|における)?(?:(?:\d{4}年)?\d{1,2}月(?:分)?の)?(?:輸出|輸入|貿易)(?:額|総額|量)?|管内(?:の)?(?:貿易|輸出|輸入)(?:概況|額)?|(?:港|空港)?の?取扱(?:量|高|個数|貨物量)"),
    ("outside", "company", (r"(?:純|営業|経常|最終)(?:利益|損益|損失)|売上高|営業収益|国内販売|世界販売|生産台数|設備投資|現地法人|海外子会社|時価総額|"
     r"同社|当社|(?:トヨタ(?:自動車)?|ホンダ|日産(?:自動車)?|マツダ|SUBARU|スバル|スズキ|ソニー|パナソニック|日立|コマツ|キヤノン|東京エレクトロン|日本製鉄|TSMC|サムスン(?:電子)?)の"
     r"(?:\d{4}年)?(?:\d{1,2}月期?の)?(?:世界|海外|国内)?(?:出荷|輸出|販売|生産|売上)(?:台数|額|高)?|在庫(?:量|日数)?|備蓄(?:量)?|(?:生産|精製|輸送)能力|受注(?:額|残高?)|百貨店(?:の)?売上高?")),
    ("outside", "trade of another reporter", r"(?:ドイツ|米国|中国|韓国|台湾|英国|フランス|インド|ベトナム|メキシコ|ブラジル)の(?:\d{4}年)?(?:\d{1,2}月の)?対[中米韓欧独印英台]輸[出入]"),
    ("outside", "volume indices", r"実質輸[出入](?:指数)?"),
    ("outside", "trade of a prefecture", r"(?:[一-龠々]{1,3}|この|その|わが|(?:郷里|地元|故郷|ふるさと)の)(?:県|府|道内|都内)(?:内)?(?:企業)?の(?:\d{1,2}月の)?(?:輸[出入]|貿易)(?:額|総額)?|県内(?:から)?の?(?:輸[出入]|貿易)(?:額|総額)?"),
    ("outside", "two-way trade", r"貿易総額|輸出入総額|往復貿易"),
    ("flow", "export", r"輸出(?=全体の(?:伸び率?|増加率|減少率|増減率|前年比)[はがも])|^\W*(?:輸出|売り|販売)先(?=\W*$)"),
    ("flow", "import", r"輸入(?=全体の(?:伸び率?|増加率|減少率|増減率|前年比)[はがも])|^\W*(?:輸入|仕入れ|調達|買い付け)[先元](?=\W*$)"),
    ("whole", "export", r"(?:輸出(?:額)?|総輸出)(?:全体|総額)(?:の|に占める|に対する|への)|輸出に占める|輸出(?:全体)?の(?:伸び|増加|減少)(?:率)?(?:に対する|への)"),
    ("whole", "import", r"(?:輸入(?:額)?|総輸入)(?:全体|総額)(?:の|に占める|に対する|への)|輸入に占める|輸入(?:全体)?の(?:伸び|増加|減少)(?:率)?(?:に対する|への)"),
    ("whole", "export", r"輸出(?:総)?額?(?:全体)?の(?=約?\d[\d.]*[%％](?!増|減|の増|の減|伸|上|下|程度[増減]))"),
    ("whole", "import", r"輸入(?:総)?額?(?:全体)?の(?=約?\d[\d.]*[%％](?!増|減|の増|の減|伸|上|下|程度[増減]))"),
    ("whole", "", r"全体(?:の|に占める|を)(?!輸)"),
    ("side", "deficit", r"貿易赤字(?:額)?|赤字(?:額|幅)?|入り?超(?:額)?|(?:輸入|支払い?)超過|払い超|マイナス収支|(?<=の)持ち出し"),
    ("side", "surplus", r"貿易黒字(?:額)?|黒字(?:額|幅)?|出超(?:額)?|輸出超過|受け?取り?超(?:過)?"),
    ("flow", "balance", r"貿易収支|通商収支|貿易(?:の)?不均衡|差し?引き?額|差し?引き(?=[はが])|(?:貿易)?帳尻|貿易尻|収支"),
    ("flow", "export", r"輸出(?!入|先(?!で|は|別)|企業|業者|管理|規制|物価|拠点|国|市場)(?:総額|金額|額)?|出荷(?:額)?|輸出高"),
    ("flow", "import", r"輸入(?!企業|業者|規制|物価|国|車)(?:総額|金額|額|代金|費用|コスト(?=[はがも]))?|(?:調達|購入|仕入れ|買付)(?:額|費(?:用)?|代金)(?=[はがもに、])|買い付け(?:額)?|調達額"),
    ("measure", "unit_value", r"(?:平均|購入|取引|販売|調達)?単価|平均(?:価格|値段)|(?<=輸出)価格|(?<=輸入)価格|(?<!物)価格(?=[がはも])|1(?:台|バレル|トン|キロ|隻|個|本|頭|リットル)(?:当た|あた)り(?:の(?:単価|価格|値段))?"),
    ("measure", "unit_value", r"(?<![一-龠々ァ-ヴーお])(?:値段|値)(?=[がはも]|で[、\d]|のほう|そのもの)"),
    ("measure", "quantity", r"(?:数量|台数|隻数|個数|重量|トン数|頭数|本数|足数|着数|枚数|点数(?=[がはも]))(?:ベース)?|量ベース|(?<=輸出)量|(?<=輸入)量|(?<=出荷)量|物量(?=[がはもで])"),
    ("measure", "quantity", r"(?<![一-龠々ァ-ヴー])量(?=[がはもで：:]|に(?:いた|至)っては|\s?約?[\d▲△+−-])|(?<![一-龠々ァ-ヴー])(?:量|重さ|目方|かさ|重み)(?=(?:[はがも]|のほう|の方|そのもの|だけ|自体|でみ|で見|でい|にすると|としては|ベース))"),
    ("measure", "value", r"金額(?:ベース)?|価額|(?<![一-龠々ァ-ヴー])(?:支払い?(?:額|代金)?|支払う額|払(?:い|った(?:お金|金|額|代金))|代金|お代|お金|請求書|出費|費用|コスト|総額|値打ち|額)(?=(?:のほう|の方|だけ)?[はがも])"),
    ("basis", "per-working-day", r"(?:営業日|稼働日|1日)(?:当た|あた)り(?:平均)?|1営業日"),
    ("basis", "seasonal", r"季節調整(?:済み?|値|後)?"),
    ("basis", "first-print", r"速報(?:値)?(?:から|比|に比べ|より)"),
    ("basis", "previous", r"前(?:月|期|四半期)(?:比|に比べ|より|から|を)|前月と比べ"),
    ("basis", "yoy", (r"前年(?:同(?:月|期|旬|四半期))?(?:比|に比べて?|より|から|度比|同水準|実績|を(?:上回|下回))|前の?年度(?:比|に比べ|から|より)|対前年(?:同月|同期)?比?|"
     r"(?:1|一|１)年前(?:に比べ|より|から|比|と比べ)|昨年(?:同月|同期)?(?:比|に比べ|より)|前の年(?:に比べ|より|から|を)|前年同(?:月|期)(?:の水準|を)|"
     r"(?:前年(?:同(?:月|期|旬))?|1年前|昨年)の(?=(?:約|およそ|ほぼ|実に)?[\d.一二三四五六七八九十]{1,4}(?:倍|割)|半分|倍)")),
    ("vintage", "first", r"速報(?:値|段階)?|当初(?:発表|公表)?|最初の(?:発表|公表)"),
    ("vintage", "revised", r"確報(?:値)?|改定(?:値|後)?|確々報|訂正|修正(?:値|後)?|確定値|年分確定"),
    ("scope", "for-the-month", r"(?:同月|(?:1[0-2]|[1-9])月)として(?:は)?(?=過去|最)"),
    ("voice", "forecast", (r"(?:市場|事前|民間|エコノミスト|アナリスト)?(?:予想(?:値|中央値|平均)?|予測(?:値|中央値)?|見通し|コンセンサス)|見込(?:み|む|まれ)|見積もり|とみられる|になりそう|だろう|(?:リスク|可能性|恐れ|おそれ)[がも]|かも(?=しれ|[。、!?\s]|と|ね|な|$)|シナリオ|"
     r"(?<![一-龠])予(?=[:：] ?[+\-▲△−]?\d)|(?<!てい)(?<=[るう])(?:との|という)(?:声|見方|観測|懸念|期待)|(?<=[円%ル])なら(?=[^。、]{0,30}計算)|事前の?(?:[ァ-ヴー]{2,8})?(?:調査|アンケート)|"
     r"(?:市場|エコノミスト|アナリスト|弊社|当社)の見方|[をと][み見]てい[たる]|(?<=[るう])はず|かねない|(?:続け|高くなれ|安くなれ|下がれ|上がれ|となれ|になれ)ば")),
    ("voice", "bet", r"に(?=[\d一二三四五六七八九十百千万]{1,8}(?:ペリカ|ガバス|ウォン|円)(?:賭|[。、!！?？\s]|$))|に(?:一|1)票|に(?:全財産|ビール|昼飯)?を?賭け"),
    ("voice", "target", r"目標(?:額|値)?|目指(?:す|し)|計画|(?:増やす|減らす|伸ばす)(?=。|方針|考え|$)"),
    ("voice", "opinion", r"と思う|気がする|個人的に|らしい"),
    ("voice", "attributed", r"試算|との見方|と分析"),
    ("reporter", "JP", r"日本(?:全体)?の|わが国の|我が国の|日本"),
    ("anaphor", "partner", r"同(?:国|地域|域)(?:向け|から|との|への)?|(?:[あかそ]の国|相手国|先方|(?<!日本という)この国)(?:向け|から|との|へ)の?"),
    ("anaphor", "commodity", r"うち|同(?:品目|製品)|内訳"),
    ("anaphor", "former", r"前者"),
    ("anaphor", "latter", r"後者"),
    ("anaphor", "total", r"全体(?=[はがで])|総額(?=[はがで])|(?<=輸[出入])全体の(?=(?:伸び率?|増加率|減少率|増減率|前年比)[はがも])|(?<![一-龠])全体の(?=伸び率?[はがも])"),
)  # fmt: skip
